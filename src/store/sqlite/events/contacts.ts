import type { Database } from 'better-sqlite3';
import { closestWords } from '../../../domain/closest.ts';
import type { Store } from '../../store.ts';
import { bindRange, inRange } from './selection-sql.ts';

/** The contacts of the store. */
export function contactsIn(db: Database): Store['contacts'] {
  return {
    async find(key) {
      const shown = db
        .prepare('SELECT coalesce(shown, email) FROM contacts WHERE email = ?')
        .pluck()
        .get(key);
      return (shown as string | undefined) ?? null;
    },

    async suggest(text, limit) {
      const start = text.trim().toLowerCase();
      const beginning = db
        .prepare(
          'SELECT coalesce(shown, email) FROM contacts WHERE email >= ? AND email < ? ORDER BY email LIMIT ?',
        )
        .pluck()
        .all(start, `${start}\u{10ffff}`, limit) as string[];
      if (start === '' || beginning.length === limit) return beginning;
      const containing = db
        .prepare(
          'SELECT coalesce(shown, email) FROM contacts WHERE instr(email, ?) > 1 ORDER BY email LIMIT ?',
        )
        .pluck()
        .all(start, limit - beginning.length) as string[];
      return [...beginning, ...containing];
    },

    async countEvents(key, ranges) {
      const count = db
        .prepare(`
          SELECT count(*) FROM events WHERE contact = (SELECT id FROM contacts WHERE email = @key) AND ${inRange}`)
        .pluck();
      return ranges.map((range) => count.get({ key, ...bindRange(range) }) as number);
    },

    async nearest(key, limit) {
      const keys = db.prepare('SELECT email FROM contacts').pluck().iterate() as IterableIterator<string>;
      const shown = db.prepare('SELECT coalesce(shown, email) FROM contacts WHERE email = ?').pluck();
      return closestWords(key, keys, limit).map((near) => shown.get(near) as string);
    },
  };
}
