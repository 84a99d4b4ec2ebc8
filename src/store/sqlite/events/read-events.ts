import type { Database } from 'better-sqlite3';
import type { Campaign, CampaignType, ReportEvent } from '../../../domain/report.ts';
import { decodeAction, decodeDetails, decodeTimestamp, requireRef } from '../database/decode.ts';

const batchSize = 1000;

/** The columns of an event, of the store or of an answer. */
export type EventRow = [
  timestamp: number,
  action: number,
  campaign: number | null,
  details: string | null,
  source: number | null,
  sourceId: string | null,
  contact: number,
];

/** The columns of a campaign, of the store or of an answer. */
export interface CampaignRow {
  ref: number;
  id: string;
  name: string | null;
  type: CampaignType | null;
  archived: number;
}

/** Makes a function that gives the event of a row and the key of its contact. It throws DamageError. */
export function eventDecoder(
  campaigns: readonly CampaignRow[],
  sources: ReadonlyMap<number, string>,
): (row: EventRow, contact: string) => ReportEvent {
  const campaignOf = new Map<number, Campaign>(
    campaigns.map(({ ref, archived, ...campaign }) => [ref, { ...campaign, archived: archived === 1 }]),
  );
  return ([timestamp, action, campaign, details, source, sourceId], contact) => ({
    contact,
    timestamp: decodeTimestamp(timestamp),
    action: decodeAction(action),
    campaign: campaign === null ? null : requireRef(campaignOf.get(campaign)),
    details: decodeDetails(details),
    source: source === null ? null : requireRef(sources.get(source)),
    sourceId,
  });
}

/** The names of sources by their numbers. */
export function sourceNames(db: Database): Map<number, string> {
  const rows = db.prepare('SELECT ref, name FROM sources').raw().all() as [number, string][];
  return new Map(rows);
}

/** The events of rows, in batches. */
export function* inBatches(
  rows: Iterable<EventRow>,
  decode: (row: EventRow) => ReportEvent,
): Iterable<readonly ReportEvent[]> {
  let batch: ReportEvent[] = [];
  for (const row of rows) {
    batch.push(decode(row));
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
