import { actionByName } from '../../domain/actions.ts';
import { type Report, type ReportEvent, spellingOf } from '../../domain/report.ts';
import { formatIso } from '../text/format-date.ts';
import { escapeJson, safeText } from '../text/safe-text.ts';

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

// Spreadsheets read a cell that starts with these as a formula, some also after spaces or in full width.
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

/** The events of a report as CSV (RFC 4180, but lines end with \n), one line each; timestamps are UTC. */
export function reportCsv(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
): AsyncIterable<string> {
  return delimited(report, batches, (cells) => cells.map(quoted).join(','));
}

/** The events of a report as tab-separated lines without quotes; timestamps are UTC. */
export function reportTsv(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
): AsyncIterable<string> {
  return delimited(report, batches, (cells) => cells.join('\t'));
}

async function* delimited(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  line: (cells: readonly string[]) => string,
): AsyncIterable<string> {
  yield `${line(header)}\n`;
  const spelling = spellingOf(report);
  for await (const events of batches)
    yield events.map((event) => `${line(cellsOf(report.id, spelling(event), event))}\n`).join('');
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

function cell(text: string | null | undefined): string {
  if (text === null || text === undefined) return '';
  return formula.test(text) ? `'${safeText(text)}` : safeText(text);
}

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
