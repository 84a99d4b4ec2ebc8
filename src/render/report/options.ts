import type { Style } from '../text/colors.ts';
import type { EventHistogram } from './event-histogram.ts';

/** The formats of a report, by their names in `--format`. */
export const reportFormats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown', 'html'] as const;

/** One of {@link reportFormats}. */
export type ReportFormat = (typeof reportFormats)[number];

/** The formats that need a histogram of the events before the events: {@link RenderOptions.activity}. */
export const formatsWithSummary: ReadonlySet<ReportFormat> = new Set<ReportFormat>(['html']);

/** The formats for people, with details in words; the others have every detail as it is stored. */
export const formatsWithWords: ReadonlySet<ReportFormat> = new Set<ReportFormat>([
  'table',
  'markdown',
  'html',
]);

/** The details that a report for people shows: every stored one, those that matter to most readers, or none. */
export const detailChoices = ['all', 'key', 'none'] as const;

/** One of {@link detailChoices}. */
export type DetailChoice = (typeof detailChoices)[number];

/** The place of a report among those that are printed into one output. */
export interface Series {
  readonly index: number;
  readonly count: number;
}

/** The settings of a rendered report besides its format. */
export interface RenderOptions {
  /** The zone (IANA) of timestamps for people. */
  readonly zone: string;
  /** The width in terminal columns; null if unknown. */
  readonly width: number | null;
  readonly style: Style;
  /** The details to show. */
  readonly details: DetailChoice;
  /** True on a screen, which cuts long texts; a file or a page to hand over cuts nothing. */
  readonly isCut: boolean;
  /** The name and the version of this program. */
  readonly program: string;
  /** The platforms of the events. */
  readonly sources: readonly string[];
  /** The flags that filter the report's events, as typed; null if all are shown. */
  readonly filter?: string | null;
  /** The histogram of the same events, for formats that show it before the first of them. */
  readonly activity?: EventHistogram | null;
  /** Undefined if the output holds one report. */
  readonly series?: Series;
}
