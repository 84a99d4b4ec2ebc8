import type { ActionName } from '../domain/actions.ts';
import type { Report } from '../domain/report.ts';
import { CancelledError } from '../errors.ts';

/** Thrown where a person leaves a question by Escape: back to where they came from, if there is such a place. */
export class EscapedError extends CancelledError {
  override name = 'EscapedError';
}

/** What the prompts need to know of the store's contacts. */
export interface KnownContacts {
  /** Addresses that begin with or contain `text`, best first; the first few of the store for ''. */
  suggest(text: string, limit: number): Promise<string[]>;
  /** Whether the store has events of this address. */
  has(email: string): Promise<boolean>;
  /** The addresses nearest to one the store does not know, nearest first. */
  nearest(email: string, limit: number): Promise<string[]>;
}

/** How many events the contact has in each of these periods; days and moments as the flags `--from` and `--to` take them. */
export type CountEvents = (
  periods: readonly { readonly from: string | null; readonly to: string | null }[],
) => Promise<number[]>;

/** What the overview shows. */
export interface OverviewState {
  /** Newest first. */
  readonly reports: readonly Report[];
  /** Whether the store holds any events to report on. */
  readonly hasEvents: boolean;
}

/** What a person does in the overview: opens a report, or asks for a new one. */
export type OverviewChoice = { readonly open: number } | 'new';

/** What a person does with one report. */
export type ReportChoice = 'view' | 'rerun' | 'delete' | 'back';

/** Something that changes while it is shown. */
export interface Live<T> {
  readonly now: T;
  /** What it is later. */
  load(): Promise<T>;
}

/** A period as the flags `--from`, `--to` and `--last` say it; all null is the whole history. */
export interface PeriodAnswer {
  readonly from: string | null;
  readonly to: string | null;
  readonly last: string | null;
}

/**
 * The questions that a person at a terminal is asked. Each throws CancelledError on Ctrl-C or Escape.
 * Questions are drawn on stderr, so that stdout carries nothing but the answer.
 */
export interface Prompter {
  email(known: KnownContacts): Promise<string>;
  actions(): Promise<ActionName[]>;
  /** `check` gives the sentence that is wrong with a typed day, or null. */
  period(
    check: (from: string | null, to: string | null) => string | null,
    activity: CountEvents,
  ): Promise<PeriodAnswer>;
  archived(): Promise<boolean>;
  confirm(message: string): Promise<boolean>;
  /** Lets the person choose one of `reports`, newest first; gives its id. */
  report(message: string, reports: readonly Report[]): Promise<number>;
  /** Shows the reports and what becomes of them; the one with the id `selected` is highlighted at first. */
  overview(state: Live<OverviewState>, selected: number | null): Promise<OverviewChoice>;
  /** What to do with the report `id`, one of those in `state`. */
  reportMenu(state: Live<OverviewState>, id: number): Promise<ReportChoice>;
  /** Waits for Enter. */
  pause(message: string): Promise<void>;
}
