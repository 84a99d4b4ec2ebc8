import type { Store } from '../store/store.ts';
import { dayOf } from './period.ts';
import type { Report } from './types.ts';

/** Why a report holds no events, as far as the store knows; days in `zone`. */
export async function explainNothing(store: Store, report: Report, zone: string): Promise<string[]> {
  const around = await store.reports.surroundings(report.id);
  if (!around.contactKnown) {
    const near = await store.contacts.nearest(report.contact, 3);
    if (near.length > 0) return [`The store knows no contact ${report.email}. Nearest: ${near.join(', ')}.`];
    const any = await store.contacts.suggest('', 1);
    if (any.length > 0)
      return [`The store knows no contact ${report.email}, nor one that is spelled like it.`];
    return ['The store holds no events yet. Load some: contact-report import FILE'];
  }
  const notes: string[] = [];
  if (report.archivedEventsNotShown) {
    notes.push(`${events(report.archivedEventsNotShown)} in archived campaigns; --archived shows them.`);
  }
  const outside = [around.before, around.after]
    .filter((moment) => moment !== null)
    .map((moment) => dayOf(moment, zone));
  if (outside.length > 0)
    notes.push(`There are events outside the period; the nearest on ${outside.join(' and on ')}.`);
  if (around.otherEvents > 0)
    notes.push(
      `${events(around.otherEvents)} in the period that the chosen actions, sources or machine filter leave out.`,
    );
  return notes.length > 0 ? notes : ['The store holds no such event.'];
}

function events(count: number): string {
  return count === 1 ? 'There is 1 event' : `There are ${count} events`;
}
