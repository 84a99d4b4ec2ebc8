import type { ActionName } from '../domain/actions.ts';
import type { Report } from '../domain/report.ts';
import { CancelledError } from '../errors.ts';

/** Thrown when a person leaves a question by Escape; the overview returns to its list, other commands end. */
export class EscapedError extends CancelledError {
  override name = 'EscapedError';
}

/** Looks for contacts in the store. */
export interface ContactSearch {
  /** Addresses that begin with or contain `text`, best first; the first addresses of the store for ''. */
  suggest(text: string, limit: number): Promise<string[]>;
  /** True if the store has this address. */
  has(email: string): Promise<boolean>;
  /** The addresses most similar to one that is not in the store, nearest first. */
  nearest(email: string, limit: number): Promise<string[]>;
}

/** Counts the contact's events in each period; its ends are days or timestamps as for `--from` and `--to`, null if open. */
export type CountEvents = (
  periods: readonly { readonly from: string | null; readonly to: string | null }[],
) => Promise<number[]>;

/** A place in the list of reports: a report by its id (null for the newest), or by its index, the newest being 0. */
export type ReportPlace = { readonly id: number | null } | { readonly index: number };

/** The part of the reports that the overview shows. */
export interface OverviewState {
  /** As many as fit on the screen, newest first. */
  readonly reports: readonly Report[];
  /** The index of the first of these. */
  readonly first: number;
  /** The index of the report at the place asked for, that of the newest if it is gone. */
  readonly index: number;
  /** The number of all reports. */
  readonly count: number;
  /** The report that is processing, null if there is none. */
  readonly processing: Report | null;
  /** True if the store has events. */
  readonly hasEvents: boolean;
}

/** Gives the reports around a place, as many as fit into so many lines. */
export type LoadOverview = (place: ReportPlace, lines: number) => Promise<OverviewState>;

/** The state that the menu of a report shows. */
export interface MenuState {
  /** Null if it was deleted. */
  readonly report: Report | null;
  /** The report that is processing, null if there is none. */
  readonly processing: Report | null;
}

/** The person's choice in the overview: the id of a report to open, or a new report. */
export type OverviewChoice = { readonly open: number } | 'new';

/** The person's choice in the menu of a report. */
export type ReportChoice = 'view' | 'rerun' | 'delete' | 'back';

/** A state that changes while it is on the screen. */
export interface LiveState<T> {
  readonly now: T;
  /** Gives the later state. */
  load(): Promise<T>;
}

/** One of several answers. */
export interface Choice<Value> {
  readonly name: string;
  readonly value: Value;
  /** Shown while the choice is highlighted. */
  readonly description?: string;
}

/** A period in the form of the flags `--from`, `--to` and `--last`; all null is the whole history. */
export interface PeriodAnswer {
  readonly from: string | null;
  readonly to: string | null;
  readonly last: string | null;
}

/**
 * The questions for a person at a terminal. Each throws CancelledError on Ctrl-C and EscapedError on Escape. They are
 * drawn on stderr, so that stdout carries only the report.
 */
export interface Prompter {
  email(contacts: ContactSearch): Promise<string>;
  actions(): Promise<ActionName[]>;
  /** `check` gives the error of a typed period, or null if it is valid. */
  period(
    check: (from: string | null, to: string | null) => string | null,
    countEvents: CountEvents,
  ): Promise<PeriodAnswer>;
  archived(): Promise<boolean>;
  /** `byDefault` is the answer to Enter alone. */
  confirm(message: string, byDefault?: boolean): Promise<boolean>;
  /** Asks for one of `choices`; `byDefault` is highlighted at first. */
  choose<Value>(message: string, choices: readonly Choice<Value>[], byDefault?: Value): Promise<Value>;
  /** Asks for one of `reports`, newest first; gives its id. */
  report(message: string, reports: readonly Report[]): Promise<number>;
  /** Shows the reports, always up to date; the one with the id `selected` is highlighted at first, null: the newest. */
  overview(load: LoadOverview, selected: number | null): Promise<OverviewChoice>;
  /** Asks what to do with the report `id`. */
  reportMenu(state: LiveState<MenuState>, id: number): Promise<ReportChoice>;
  /** Waits for Enter. */
  pause(message: string): Promise<void>;
}
