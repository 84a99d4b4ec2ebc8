import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  busyContact,
  busyEvent,
  holdUp,
  observe,
  storesWithManyEvents,
  until,
} from '../../support/processes.ts';
import { program } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';
import { startedTerminals, terminals } from '../../support/terminals.ts';

const start = terminals();
const startIn = startedTerminals();
const count = 200_000;
const storeOfMany = storesWithManyEvents(count);

/** How many events a run takes at once. */
const piece = 50_000;
const spaces = /[\u00a0\u202f]/g;

/** A file of `count` events in a folder, from the `first` one on. */
function fileOf(folder: string, name: string, count: number, first = 0): string {
  const path = join(folder, name);
  const lines = Array.from({ length: count }, (_, n) => `${JSON.stringify(busyEvent(first + n))}\n`);
  writeFileSync(path, lines.join(''));
  return path;
}

describe('import', () => {
  test('tells how much of all files is read, and leaves no trace', async () => {
    const store = emptyStore();
    const files = [
      fileOf(store.folder, 'a.ndjson', 110_000),
      fileOf(store.folder, 'b.ndjson', 110_000, 110_000),
    ];
    const pty = start(store, ['import', ...files], { cols: 200 });
    expect((await pty.exit()).code).toBe(0);
    const output = pty.output();
    expect(output).toMatch(/Importing \S+a\.ndjson [1-4]?\d%: [\d,]+ events/);
    expect(output).toMatch(/Importing \S+b\.ndjson [5-9]\d%: [12]\d\d,\d{3} events/);
    expect(pty.transcript()).not.toContain('Importing');
    expect(pty.transcript()).toMatch(/^imported +220,000$/m);
  });

  test('tells how many events there are so far where nobody knows the size', async () => {
    const store = emptyStore();
    const file = fileOf(store.folder, 'a.ndjson', 110_000);
    const pipe = join(store.folder, 'pipe');
    const script = 'mkfifo "$1" && cat "$2" "$1" | "$3" "$4" import - --lang fr --store "$5"';
    const words = [pipe, file, process.execPath, program, store.path];
    const pty = startIn('sh', ['-c', script, 'sh', ...words], { cols: 120 });
    await until('100 000 events', () =>
      /Importation de l’entrée standard : [1-9]\d{0,2} \d{3} événements jusqu’ici/.test(
        pty.screen().replace(spaces, ' '),
      ),
    );
    createWriteStream(pipe).end();
    expect((await pty.exit()).code).toBe(0);
    expect(pty.transcript()).not.toContain('Importation');
  });
});

/** A day of `2024-03-01` and its like, as a language writes it. */
const asWritten: Readonly<Record<string, (iso: string) => string>> = {
  en: (iso) => iso,
  fr: (iso) => iso.split('-').reverse().join('/'),
  nl: (iso) => iso.split('-').reverse().join('-'),
};
const day = (n: number) => busyEvent(n).timestamp.slice(0, 10);

test.each([
  {
    language: 'en',
    building: (at: string, first: string, last: string, percent: number, events: number) =>
      `Building report 1: ${at} of ${first} to ${last}, ${percent}%, ${events},000 events`,
    waiting: `Waiting for report 1 (${busyContact}), `,
  },
  {
    language: 'fr',
    building: (at: string, first: string, last: string, percent: number, events: number) =>
      `Création du rapport 1 : ${at}, du ${first} au ${last}, ${percent} %, ${events} 000 événements`,
    waiting: `En attente du rapport 1 (${busyContact}), `,
  },
  {
    language: 'nl',
    building: (at: string, first: string, last: string, percent: number, events: number) =>
      `Rapport 1 wordt gemaakt: ${at} van ${first} tot ${last}, ${percent}%, ${events}.000 gebeurtenissen`,
    waiting: `Wachten op rapport 1 (${busyContact}), `,
  },
])('a report tells which days it has, and whoever waits for it is told: $language', async (each) => {
  const store = storeOfMany();
  const db = observe(store.path);
  const args = ['--no-input', '--lang', each.language, '--format', 'ndjson', '--tz', 'UTC'];
  const options = { cols: 120, stdoutFile: join(store.folder, 'report.ndjson') };
  const pty = start(store, ['create', busyContact, ...args], options);
  const written = db
    .prepare("SELECT progress FROM runs WHERE status = 'processing' AND progress > 0")
    .pluck();
  // Holding the right to write, we hold up the run once it has some of its rows.
  const progress = await until('some rows', () => holdUp(db, () => (written.get() as number) ?? null));
  const events = Math.round((progress * count) / piece) * piece;
  // All events before the next one are in the report.
  const at = new Date(Date.parse(busyEvent(events).timestamp) - 1).toISOString().slice(0, 10);
  const [now = '', first = '', last = ''] = [at, day(0), day(count - 1)].map((iso) =>
    asWritten[each.language]?.(iso),
  );
  const building = each.building(now, first, last, Math.floor(progress * 100), events / 1000);
  const line = (screen: string) => screen.replace(spaces, ' ').replace(/^\S /, '');
  await until(building, () => line(pty.screen()) === building);
  const other = start(store, ['create', busyContact, '--wait', '5m', ...args], options);
  await until(each.waiting, () => line(other.screen()).startsWith(each.waiting));
  db.exec('ROLLBACK');
  expect((await pty.exit()).code).toBe(0);
  expect((await other.exit()).code).toBe(0);
  expect([pty.transcript(), other.transcript()]).toEqual(['', '']);
});
