import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { actionByCode } from '../../src/domain/actions.ts';
import type { CampaignType } from '../../src/domain/report.ts';
import { type EventBatch, type ReadRequest, readEvents } from '../../src/import/batch/read-events.ts';
import { formats } from '../../src/import/formats/index.ts';
import type { JsonObject } from '../../src/import/map/format.ts';
import type { CampaignReference } from '../../src/store/columns/new-events.ts';
import { textsOf } from '../../src/store/columns/text-column.ts';
import { fixture } from './program.ts';

/** An event that was read. */
export interface ToldEvent {
  readonly action: string;
  readonly email: string;
  readonly timestamp: string;
  /** The campaign's name, else its id. */
  readonly campaign: string | null;
  readonly campaignType: CampaignType | null;
  readonly source: string | null;
  readonly id: string | null;
  readonly details: JsonObject;
  /** What two records of the same event have in common. */
  readonly identity: string;
}

/** What became of an input. */
export interface Told {
  readonly events: readonly ToldEvent[];
  /** How many records were ignored, by kind. */
  readonly ignored: Readonly<Record<string, number>>;
  /** The reasons of the rejected records (of the first hundred), in order. */
  readonly rejected: readonly string[];
  readonly rejectedCount: number;
  /** What was said of campaigns. */
  readonly campaigns: readonly CampaignReference[];
  readonly zoneless: number;
}

/** How to read; what is left out is as `import` has it without flags. */
export type ReadSettings = Partial<Pick<ReadRequest, 'format' | 'zone' | 'mapping' | 'year' | 'words'>>;

/** What becomes of a file. */
export function tellFile(path: string, settings: ReadSettings = {}): Promise<Told> {
  return tell(readEvents(requestOf(path, settings), Readable.from([])));
}

/** What becomes of text or bytes on standard input. */
export function tellText(text: string | Buffer, settings: ReadSettings = {}): Promise<Told> {
  return tell(readEvents(requestOf('-', settings), Readable.from([Buffer.from(text as string)])));
}

/** What becomes of values, one a line. */
export function tellValues(values: readonly unknown[], settings: ReadSettings = {}): Promise<Told> {
  return tellText(values.map((value) => `${JSON.stringify(value)}\n`).join(''), settings);
}

/** The only event of a value. */
export async function tellEvent(value: unknown, settings: ReadSettings = {}): Promise<ToldEvent> {
  const { events } = await tellValues([value], settings);
  expect(events).toHaveLength(1);
  return events[0] as ToldEvent;
}

export function requestOf(file: string, settings: ReadSettings = {}): ReadRequest {
  return { files: [file], format: 'auto', zone: 'UTC', rejects: null, mapping: null, ...settings };
}

async function tell(batches: AsyncIterable<EventBatch>): Promise<Told> {
  const events: ToldEvent[] = [];
  const campaigns: CampaignReference[] = [];
  const rejected: string[] = [];
  const ignored: Record<string, number> = Object.create(null);
  let [rejectedCount, zoneless] = [0, 0];
  for await (const batch of batches) {
    events.push(...eventsOf(batch));
    campaigns.push(...batch.events.campaigns);
    for (const [kind, count] of Object.entries(batch.ignored)) ignored[kind] = (ignored[kind] ?? 0) + count;
    rejected.push(...batch.rejections.map(({ reason }) => reason));
    rejectedCount += batch.rejected;
    zoneless += batch.zoneless;
  }
  return { events, ignored: { ...ignored }, rejected, rejectedCount, campaigns, zoneless };
}

function eventsOf({ events }: EventBatch): ToldEvent[] {
  const columns = [events.contact, events.shown, events.sourceId, events.details].map(textsOf);
  return Array.from({ length: events.count }, (_, n) => {
    const [contact = null, shown = null, id = null, details = null] = columns.map((text) => text(n));
    const campaign = events.campaigns[events.campaign[n] ?? -1];
    const [action, timestamp] = [actionByCode(events.action[n] ?? 0)?.name ?? '', events.timestamp[n] ?? 0];
    return {
      action,
      email: shown ?? contact ?? '',
      timestamp: new Date(timestamp).toISOString(),
      campaign: campaign ? (campaign.name ?? campaign.id) : null,
      campaignType: campaign?.type ?? null,
      source: events.sources[events.source[n] ?? -1] ?? null,
      id,
      details: JSON.parse(details ?? '{}'),
      identity: [contact, timestamp, action, events.fingerprint[n], events.tie[n]].join(),
    };
  });
}

/** A line of `expected.ndjson`: one event, or one record that is ignored or rejected; or a file without any. */
type Line = { readonly file: string } & (
  | (Pick<ToldEvent, 'action' | 'email' | 'timestamp' | 'campaign'> & {
      readonly source?: string | null;
      readonly id?: string | null;
      /** Some of its details; what is left out may be anything. */
      readonly details: JsonObject;
    })
  /** The native name of its kind. */
  | { readonly ignored: string }
  /** Part of the reason. */
  | { readonly rejected: string }
  | { readonly records: 0 }
);

/** The files of a folder of fixtures that are to be read, by their paths in it. */
export function filesOf(folder: string): string[] {
  const entries = readdirSync(fixture(folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'expected.ndjson')
    .map((entry) => relative(fixture(folder), join(entry.parentPath, entry.name)))
    .sort();
}

/** What a folder's `expected.ndjson` says. */
export function linesOf(folder: string): Line[] {
  const text = readFileSync(fixture(`${folder}/expected.ndjson`), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Compares what became of a fixture with what its folder's `expected.ndjson` says of it. */
export function expectTold(told: Told, folder: string, file: string): void {
  const lines = linesOf(folder).filter((line) => line.file === file);
  const kindPrefix = formats.some(({ name }) => name === folder) ? `${folder}: ` : '';
  const events: object[] = [];
  const ignored: Record<string, number> = {};
  const rejected: unknown[] = [];
  for (const { file: _, ...line } of lines) {
    if ('ignored' in line) {
      const kind = `${kindPrefix}${line.ignored}`;
      ignored[kind] = (ignored[kind] ?? 0) + 1;
    } else if ('rejected' in line) rejected.push(expect.stringContaining(line.rejected));
    else if (!('records' in line)) events.push(line);
  }
  expect(lines.length, `lines on ${file}`).toBeGreaterThan(0);
  expect(
    told.events.map((event, n) => likeIn(event, events[n])),
    file,
  ).toEqual(events);
  expect(told.ignored, file).toEqual(ignored);
  expect(told.rejected, file).toEqual(rejected);
  expect(told.rejectedCount, file).toBe(rejected.length);
}

/** An event with those properties and details only that `line` has. */
function likeIn(event: ToldEvent, line: object | undefined): object {
  if (!line) return event;
  const picked = pick(event, line);
  return 'details' in line ? { ...picked, details: pick(event.details, line.details as object) } : picked;
}

function pick(from: object, like: object): object {
  const all = new Map<string, unknown>(Object.entries(from));
  return Object.fromEntries(Object.keys(like).map((key) => [key, all.get(key)]));
}
