import { type ActionName, actionByName, actions } from '../domain/actions.ts';
import { platformName } from '../domain/campaign-id.ts';
import { formatsOf, type ImportRecord, sumOf, type UndoCounts } from '../domain/import-record.ts';
import { addressesOf, type Campaign, type Report, type ReportEvent, spellingOf } from '../domain/report.ts';
import type { CampaignRow } from './lists/campaign-list.ts';
import type { RenderOptions } from './report/options.ts';
import { formatIso } from './text/format-date.ts';
import { escapeJson } from './text/safe-text.ts';

/** The facts in the document of `import`. */
export interface ImportSummary {
  readonly imported: number;
  readonly duplicates: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly ignoredKinds: Readonly<Record<string, number>>;
  readonly rejections: readonly object[];
  readonly files: readonly object[];
  readonly firstEvents: readonly (ReportEvent & { readonly file: string; readonly shown: string })[];
}

/** The version of every document; raised by each change that breaks readers. */
export const schemaVersion = 1;

/** A document of `content`, in its envelope. */
export function toDocument(content: Readonly<Record<string, unknown>>): string {
  return `${toJson({ schemaVersion, ...content })}\n`;
}

/** The document of a report without its events; null if there is no such report any more. */
export function reportDocument(report: Report | null): string {
  return `{"schemaVersion":${schemaVersion},"report":${report ? reportToJson(report) : 'null'}}\n`;
}

/** The `report` object of the JSON documents, as text. */
export function reportToJson(report: Report): string {
  return toJson({
    id: report.id,
    email: addressesOf(report),
    actions: report.actions,
    period: { from: isoOrNull(report.range.from), to: isoOrNull(report.range.to), last: report.last },
    includeArchived: report.includeArchived,
    sources: report.sources,
    excludeMachine: report.excludeMachine,
    status: report.status,
    createdAt: formatIso(report.createdAt),
    startedAt: formatIso(report.startedAt),
    completedAt: isoOrNull(report.completedAt),
    eventCount: report.eventCount,
    archivedEventsNotShown: report.archivedEventsNotShown,
    undoneEvents: report.undoneEvents,
    failure: report.failure,
    progress: report.progress,
  });
}

/** One event of a JSON document, as text on one line. */
export function eventToJson(event: ReportEvent): string {
  const campaign = event.campaign === null ? 'null' : campaignJson(event.campaign);
  return `{"timestamp":"${formatIso(event.timestamp)}",${actionJson(event.action)},"campaign":${campaign},"details":${escapeJson(event.details)},"source":${toJson(event.source)},"sourceId":${toJson(event.sourceId)}}`;
}

/** The document of `list`, in pieces. */
export function reportListJson(reports: AsyncIterable<readonly Report[]>): AsyncIterable<string> {
  return listDocument('reports', reports, reportToJson);
}

/** The document of `campaigns`, in pieces. */
export function campaignListJson(campaigns: AsyncIterable<readonly CampaignRow[]>): AsyncIterable<string> {
  return listDocument('campaigns', campaigns, (campaign) => {
    const { id, name, type, archived, platform, eventCount } = campaign;
    const source = platformName(campaign);
    return toJson({ id, name, type, archived, source: platform, platform: source, eventCount });
  });
}

async function* listDocument<Row>(
  name: string,
  batches: AsyncIterable<readonly Row[]>,
  rowToJson: (row: Row) => string,
): AsyncIterable<string> {
  yield `{"schemaVersion":${schemaVersion},"${name}":[`;
  let separator = '\n';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield separator + rows.map(rowToJson).join(',\n');
    separator = ',\n';
  }
  yield separator === '\n' ? ']}\n' : '\n]}\n';
}

/** The document of `imports`. */
export function importListToJson(imports: readonly ImportRecord[]): string {
  return `{"schemaVersion":${schemaVersion},"imports":${listJson(imports.map(importToJson))}}\n`;
}

/** The document of `imports undo`; `laterDuplicates` were reported by imports after it. */
export function undoToJson(
  undone: ImportRecord,
  { events, contacts, campaigns, reports }: UndoCounts,
  laterDuplicates: number,
): string {
  const removed = toJson({ events, contacts, campaigns });
  return `{"schemaVersion":${schemaVersion},"import":${importToJson(undone)},"removed":${removed},"reports":${toJson(reports)},"laterDuplicates":${laterDuplicates}}\n`;
}

function importToJson(each: ImportRecord): string {
  const { id, zone, program, files } = each;
  return toJson({
    id,
    startedAt: formatIso(each.startedAt),
    completedAt: isoOrNull(each.completedAt),
    undoneAt: isoOrNull(each.undoneAt),
    formats: formatsOf(each),
    zone,
    zoneless: sumOf(each, 'zoneless'),
    imported: sumOf(each, 'imported'),
    duplicates: sumOf(each, 'duplicates'),
    ignored: sumOf(each, 'ignored'),
    rejected: sumOf(each, 'rejected'),
    program,
    files: files.map(({ name, formats, first, last, zoneless, ...counts }) => ({
      file: name,
      formats,
      zoneless,
      imported: counts.imported,
      duplicates: counts.duplicates,
      ignored: counts.ignored,
      rejected: counts.rejected,
      first: isoOrNull(first),
      last: isoOrNull(last),
    })),
  });
}

/** The document of `import`. */
export function importSummaryToJson({ firstEvents, ...counts }: ImportSummary): string {
  const events = firstEvents.map(
    (each) => `{"file":${toJson(each.file)},"email":${toJson(each.shown)},"event":${eventToJson(each)}}`,
  );
  return `${toJson({ schemaVersion, ...counts }).slice(0, -1)},"firstEvents":${listJson(events)}}\n`;
}

/** The document of `actions`. */
export function actionListToJson(): string {
  const rows = actions.map(({ name, category, flexmailId, labels }) =>
    toJson({ name, category, flexmailId, labels }),
  );
  return `{"schemaVersion":${schemaVersion},"actions":${listJson(rows)}}\n`;
}

/** A report and its events as one document, one event a line; several reports are one document, too. */
export async function* reportJson(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  { series }: Pick<RenderOptions, 'series'> = {},
): AsyncIterable<string> {
  const { index, count } = series ?? { index: 0, count: 1 };
  const isFirst = index === 0;
  if (count > 1) yield isFirst ? `{"schemaVersion":${schemaVersion},"reports":[\n` : ',\n';
  const version = count > 1 ? '' : `"schemaVersion":${schemaVersion},`;
  yield `{${version}"report":${reportToJson(report)},"events":[`;
  let separator = '\n';
  for await (const events of batches) {
    if (events.length === 0) continue;
    yield separator + events.map(eventToJson).join(',\n');
    separator = ',\n';
  }
  yield separator === '\n' ? ']}' : '\n]}';
  yield count > 1 && index === count - 1 ? '\n]}\n' : count > 1 ? '' : '\n';
}

/** The events of a report, one JSON object a line. */
export async function* reportNdjson(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
): AsyncIterable<string> {
  const spelling = spellingOf(report);
  const ends = new Map<string, string>();
  // The lines of several reports can go into one file: each says which report and contact it is of.
  const endOf = (event: ReportEvent) => {
    let end = ends.get(event.contact);
    if (end === undefined) {
      end = `,"reportId":${report.id},"email":${toJson(spelling(event))}}\n`;
      ends.set(event.contact, end);
    }
    return end;
  };
  for await (const events of batches)
    yield events.map((event) => eventToJson(event).slice(0, -1) + endOf(event)).join('');
}

// A report has millions of events but few campaigns and actions.
const campaigns = new WeakMap<Campaign, string>();
const actionKeys = new Map<ActionName, string>();

function campaignJson(campaign: Campaign): string {
  const cached = campaigns.get(campaign);
  if (cached !== undefined) return cached;
  const { id, name, type, archived } = campaign;
  const json = toJson({ id, name, type, archived });
  campaigns.set(campaign, json);
  return json;
}

function actionJson(action: ActionName): string {
  const cached = actionKeys.get(action);
  if (cached !== undefined) return cached;
  const json = `"action":"${action}","category":"${actionByName(action).category}"`;
  actionKeys.set(action, json);
  return json;
}

function listJson(rows: readonly string[]): string {
  return rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n]`;
}

/** A moment (ms UTC) as {@link formatIso} writes it; null for null. */
export function isoOrNull(timestamp: number | null): string | null {
  return timestamp === null ? null : formatIso(timestamp);
}

/** `value` as JSON on one line, with control and invisible characters as escapes: safe to print on a terminal. */
export function toJson(value: unknown): string {
  return escapeJson(JSON.stringify(value));
}
