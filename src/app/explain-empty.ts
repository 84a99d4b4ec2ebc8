import type { Report } from '../domain/report.ts';
import { messages } from '../messages/messages.ts';
import type { Store } from '../store/store.ts';

/** Why a report holds no events, as far as the store knows; `dayText` writes the day of a moment (ms UTC). */
export async function explainNothing(
  store: Store,
  report: Report,
  dayText: (moment: number) => string,
): Promise<string[]> {
  const { runs, numbers } = messages;
  const around = await store.reports.surroundings(report.id);
  if (!around.contactKnown) {
    const near = await store.contacts.nearest(report.contact, 3);
    if (near.length > 0) return [runs.noContactNear(report.email, near.join(', '))];
    const any = await store.contacts.suggest('', 1);
    return [any.length > 0 ? runs.noContact(report.email) : runs.noEvents];
  }
  const notes: string[] = [];
  if (report.archivedEventsNotShown) {
    const hidden = report.archivedEventsNotShown;
    notes.push(runs.archived(hidden, numbers.whole(hidden)));
  }
  const outside = [around.before, around.after]
    .filter((moment) => moment !== null)
    .map((moment) => dayText(moment));
  if (outside.length > 0) notes.push(runs.outside(outside));
  if (around.otherEvents > 0) notes.push(runs.leftOut(around.otherEvents, numbers.whole(around.otherEvents)));
  return notes.length > 0 ? notes : [runs.nothing];
}
