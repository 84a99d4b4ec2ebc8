import { nearMissesOf } from '../domain/near-misses.ts';
import { addressesOf, type Report } from '../domain/report.ts';
import { type EventSelection, selectionOf } from '../domain/selection.ts';
import { messages } from '../messages/messages.ts';
import type { Store } from '../store/store.ts';

/** Why a report holds no events, as far as the store knows; `dayText` writes the day of a timestamp (ms UTC). */
export async function explainEmpty(
  store: Store,
  report: Report,
  dayText: (timestamp: number) => string,
): Promise<string[]> {
  const { runs, numbers } = messages;
  if (!(await knowsContact(store, report))) return [await explainUnknown(store, report)];
  const notes: string[] = [];
  const leftOut = report.archivedEventsNotShown;
  if (leftOut) notes.push(runs.archived(leftOut, numbers.whole(leftOut)));
  const { before, after, asked, everything } = nearMissesOf(selectionOf(report, report.range));
  const outside = [before && (await store.events.last(before)), after && (await store.events.first(after))]
    .filter((timestamp) => timestamp !== null)
    .map((timestamp) => dayText(timestamp));
  if (outside.length > 0) notes.push(runs.outside(outside));
  const count = (selection: EventSelection) => store.events.count(selection);
  const others = (await count(everything)) - (await count(asked));
  if (others > 0) notes.push(runs.leftOut(others, numbers.whole(others)));
  return notes.length > 0 ? notes : [runs.nothing];
}

async function knowsContact(store: Store, { contacts }: Report): Promise<boolean> {
  for (const { key } of contacts) if ((await store.contacts.find(key)) !== null) return true;
  return false;
}

async function explainUnknown(store: Store, report: Report): Promise<string> {
  const { runs } = messages;
  const near = await store.contacts.nearest(report.contacts[0]?.key ?? '', 3);
  if (near.length > 0) return runs.noContactNear(addressesOf(report), near.join(', '));
  const any = await store.contacts.suggest('', 1);
  return any.length > 0 ? runs.noContact(addressesOf(report)) : runs.noEvents;
}
