import { actionByName } from '../../domain/actions.ts';
import { type Report, type ReportEvent, spellingOf } from '../../domain/report.ts';
import { cell, csvLine, tsvLine } from '../text/delimited.ts';
import { formatIso } from '../text/format-date.ts';
import { escapeJson } from '../text/safe-text.ts';
import type { RenderOptions } from './options.ts';

const header = [
  ...[
    'timestamp',
    'action',
    'category',
    'campaign_id',
    'campaign_name',
    'campaign_type',
    'campaign_archived',
  ],
  ...['details', 'source', 'source_id', 'report_id', 'email'],
];

/** The events of a report as CSV (RFC 4180, but lines end with \n), one line each; timestamps are UTC. */
export function reportCsv(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  options: Pick<RenderOptions, 'series'>,
): AsyncIterable<string> {
  return delimited(report, batches, options, csvLine);
}

/** The events of a report as tab-separated lines without quotes; timestamps are UTC. */
export function reportTsv(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  options: Pick<RenderOptions, 'series'>,
): AsyncIterable<string> {
  return delimited(report, batches, options, tsvLine);
}

async function* delimited(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  { series }: Pick<RenderOptions, 'series'>,
  line: (cells: readonly string[]) => string,
): AsyncIterable<string> {
  if (!series?.index) yield line(header);
  const spelling = spellingOf(report);
  for await (const events of batches)
    yield events.map((event) => line(cellsOf(report.id, spelling(event), event))).join('');
}

function cellsOf(
  reportId: number,
  email: string,
  { timestamp, action, campaign, details, source, sourceId }: ReportEvent,
): string[] {
  return [
    formatIso(timestamp),
    action,
    actionByName(action).category,
    cell(campaign?.id),
    cell(campaign?.name),
    campaign?.type ?? '',
    campaign === null ? '' : String(campaign.archived),
    escapeJson(details),
    cell(source),
    cell(sourceId),
    String(reportId),
    cell(email),
  ];
}
