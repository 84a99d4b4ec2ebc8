import type { Style } from '../text/colors.ts';
import type { EventHistogram } from './event-histogram.ts';

/** The formats of a report, as `--format` names them. */
export const reportFormats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown', 'html'] as const;

/** One of {@link reportFormats}. */
export type ReportFormat = (typeof reportFormats)[number];

/** The formats that need the sum of the events before the events: {@link RenderOptions.activity}. */
export const formatsWithSummary: ReadonlySet<ReportFormat> = new Set<ReportFormat>(['html']);

/** What a format needs to know about its reader. */
export interface RenderOptions {
  /** The zone (IANA) of times for people. */
  readonly zone: string;
  /** Terminal columns; null where nobody says. */
  readonly width: number | null;
  readonly style: Style;
  /** The platforms that the events come from. */
  readonly sources: readonly string[];
  /** The flags that chose the events out of the report's, as typed; null where all are there. */
  readonly filter?: string | null;
  /** What the same events are in sum; for formats that say so before the first of them. */
  readonly activity?: EventHistogram | null;
}
