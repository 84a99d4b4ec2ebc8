import type { Report, ReportEvent } from '../../domain/report.ts';
import type { Style } from '../text/colors.ts';
import type { Activity } from './event-histogram.ts';

/** How a report can be written. */
export type ReportFormat = 'table' | 'json' | 'ndjson' | 'csv' | 'tsv' | 'markdown' | 'html';

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
  readonly activity?: Activity | null;
}

type Render = (
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  options: RenderOptions,
) => AsyncIterable<string>;

const renderers: Readonly<Record<ReportFormat, () => Promise<Render>>> = {
  table: async () => (await import('./text/report-text.ts')).reportText,
  json: async () => (await import('../json.ts')).reportJson,
  ndjson: async () => (await import('../json.ts')).reportNdjson,
  csv: async () => (await import('./csv.ts')).reportCsv,
  tsv: async () => (await import('./csv.ts')).reportTsv,
  markdown: async () => (await import('./markdown.ts')).reportMarkdown,
  html: async () => (await import('./html/html.ts')).reportHtml,
};

/** The formats, as `--format` names them. */
export const reportFormats = Object.keys(renderers) as readonly ReportFormat[];

/** The formats that need the sum of the events before the events: {@link RenderOptions.activity}. */
export const formatsWithSummary: ReadonlySet<ReportFormat> = new Set<ReportFormat>(['html']);

/** A report and its events (in the order they come) as text in a format, piece by piece; loads only that format. */
export async function* renderReport(
  format: ReportFormat,
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  options: RenderOptions,
): AsyncIterable<string> {
  const render = await renderers[format]();
  yield* render(report, batches, options);
}
