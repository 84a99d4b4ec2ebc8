import type { Report, ReportEvent } from '../../domain/report.ts';
import type { RenderOptions, ReportFormat } from './options.ts';

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

/** A report and its events (in the given order) as text in a format, in chunks; loads only that format. */
export async function* renderReport(
  format: ReportFormat,
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  options: RenderOptions,
): AsyncIterable<string> {
  const render = await renderers[format]();
  yield* render(report, batches, options);
}
