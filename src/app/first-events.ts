import { actionByCode } from '../domain/actions.ts';
import type { ReportEvent } from '../domain/report.ts';
import type { EventBatch } from '../import/batch/read-events.ts';
import { type NewEvents, readNewEvents } from '../store/columns/new-events.ts';

/** An event as an import read it. */
export interface ImportedEvent extends ReportEvent {
  /** As the file was named. */
  readonly file: string;
  /** The address as the record spells it. */
  readonly shown: string;
}

/** How many events are shown of one file, and of several files together. */
const mostOfOneFile = 3;
const mostInAll = 5;

/**
 * Collects the first events of an import: of one file the first three; of several files the first of each, up to five.
 * They show a wrong order of day and month, a wrong zone or a wrong column.
 */
export class FirstEvents {
  readonly #files: readonly string[];
  readonly #found: ImportedEvent[] = [];
  readonly #perFile = new Map<number, number>();

  /** `files` are those of the import, as they were named. */
  constructor(files: readonly string[]) {
    this.#files = files;
  }

  get found(): readonly ImportedEvent[] {
    return this.#found;
  }

  add({ file, events }: EventBatch): void {
    const most = this.#files.length === 1 ? mostOfOneFile : 1;
    const before = this.#perFile.get(file) ?? 0;
    const count = Math.min(most - before, mostInAll - this.#found.length, events.count);
    for (let n = 0; n < count; n += 1) this.#found.push(eventAt(events, n, this.#files[file] ?? ''));
    this.#perFile.set(file, before + Math.max(count, 0));
  }
}

function eventAt(events: NewEvents, n: number, file: string): ImportedEvent {
  const read = readNewEvents(events);
  const [campaign, source] = [read.campaign(n), read.source(n)];
  const said = campaign === null ? undefined : events.campaigns[campaign];
  const action = actionByCode(read.action(n));
  if (!action) throw new Error(`no action has the code ${read.action(n)}`);
  return {
    file,
    contact: read.contact(n),
    shown: read.shown(n) ?? read.contact(n),
    timestamp: read.timestamp(n),
    action: action.name,
    campaign: said
      ? { id: said.id, name: said.name, type: said.type, archived: said.archived ?? false }
      : null,
    details: read.details(n) ?? '{}',
    source: source === null ? null : (events.sources[source] ?? null),
    sourceId: read.sourceId(n),
  };
}
