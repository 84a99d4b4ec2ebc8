import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Report } from '../attack.ts';
import { autopsy, type Base, busy, isShown, made } from './model.ts';
import { judge } from './sandbox.ts';
import { archivedAfter, archivedBefore, formerOutput, type Scene, type Writer } from './scene.ts';

/** What a store looked like before commands that were not to end well. */
export interface Before {
  readonly base: Base;
  readonly answers: ReadonlyMap<number, string>;
}

/** Remembers a store that holds `base`. */
export function lookAt(path: string, base: Base): Before {
  return { base, answers: answersOf(path) };
}

/** Judges what `commands` left behind that were cut short in the middle. */
export async function checkAftermath(
  scene: Scene,
  commands: readonly Writer[],
  { base, answers }: Before,
  report: Report,
): Promise<void> {
  const { box, more, backup } = scene;
  judge(report, await box.run(['doctor', '--json']), [0]);
  const archived = [archivedBefore, archivedAfter];
  const events = autopsy(box.path, { base: base.count, archived }, report);
  if (events.size > base.count + more) report.fault('there are too many events', events.size);
  checkArchived(box.path, report);
  checkAnswers(answers, answersOf(box.path), commands, report);
  for (const name of readdirSync(box.folder).filter((each) => each.includes('backup.db'))) {
    const mode = statSync(join(box.folder, name)).mode & 0o777;
    if (mode !== 0o600) report.fault(`${name} may be read by others`, mode.toString(8));
  }
  checkOutput(scene, base, report);
  if (!existsSync(backup)) return;
  // It is there and whole, or not there at all.
  if (statSync(backup).size === 0) report.fault('a backup that was cut short is an empty file');
  else autopsy(backup, { base: base.count, archived, alive: true }, report);
}

/** Judges that what a command said was done is done. */
export function checkAcknowledged(
  { box, more, backup, output }: Scene,
  command: Writer,
  { base, answers }: Before,
  report: Report,
): void {
  const now = answersOf(box.path);
  const isDone = {
    import: () => countEvents(box.path) === base.count + more,
    create: () => [...now.keys()].some((id) => !answers.has(id)),
    rerun: () => now.has(1) && now.get(1) !== answers.get(1),
    delete: () => !now.has(2),
    archive: () => archivedIn(box.path).length === archivedAfter.length,
    backup: () => existsSync(backup),
    output: () => readFileSync(output, 'utf8') !== formerOutput,
  }[command];
  if (!isDone()) report.fault(`${command} was said to be done and is not`);
}

/** Types the commands that were cut short once more: nobody is in their way, and they finish the work. */
export async function finish(
  scene: Scene,
  commands: readonly Writer[],
  before: Before,
  report: Report,
): Promise<void> {
  const { box, more } = scene;
  const { base } = before;
  for (const command of commands) {
    if (command === 'backup' && existsSync(scene.backup)) continue;
    // What was deleted before it died is not there any more.
    const codes = command === 'delete' ? [0, 3] : [0];
    const ended = await box.run(scene.args(command));
    if (!judge(report, ended, codes) || command !== 'import') continue;
    const again = await box.run([...scene.args('import'), '--json']);
    const { imported, duplicates } = JSON.parse(again.stdout || '{}') as Record<string, number>;
    if (imported !== 0 || duplicates !== more) report.fault('an import was not complete', again.stdout);
  }
  const now = base.count + (commands.includes('import') ? more : 0);
  const events = autopsy(
    box.path,
    { base: base.count, archived: [archivedBefore, archivedAfter], now },
    report,
  );
  if (events.size !== now) report.fault('there are other events than imported');
  if (commands.includes('output')) checkAcknowledged(scene, 'output', before, report);
  checkOutput(scene, base, report);
  judge(report, await box.run(['doctor', '--json']), [0]);
}

/** The file of `--output` holds what was there before, or the whole report. */
function checkOutput({ output }: Scene, base: Base, report: Report): void {
  const found = existsSync(output) ? readFileSync(output, 'utf8') : null;
  if (found === formerOutput) return;
  const hidden = new Set(archivedBefore);
  const numbers = Array.from({ length: base.count }, (_, n) => n);
  const rows = numbers.filter((n) => isShown(made(n), busy, hidden)).length;
  if (found === null || !found.endsWith('\n') || found.split('\n').length !== rows + 2)
    report.fault('the file of --output is neither the former nor whole', found?.length ?? 'gone');
}

function countEvents(path: string): number {
  const db = new Database(path);
  try {
    return db.prepare('SELECT count(*) FROM events').pluck().get() as number;
  } finally {
    db.close();
  }
}

/** For each report with an answer: the run it is of, and its rows, as text. */
function answersOf(path: string): Map<number, string> {
  const db = new Database(path);
  try {
    const runs = db.prepare("SELECT id, report FROM runs WHERE status = 'completed'").raw().all() as [
      number,
      number,
    ][];
    const rows = db.prepare('SELECT * FROM run_events WHERE run = ? ORDER BY 2, 3, 4').raw();
    return new Map(runs.map(([id, report]) => [report, JSON.stringify([id, rows.all(id)])]));
  } finally {
    db.close();
  }
}

function checkAnswers(
  before: ReadonlyMap<number, string>,
  after: ReadonlyMap<number, string>,
  commands: readonly Writer[],
  report: Report,
): void {
  for (const [id, answer] of before) {
    const now = after.get(id);
    if (now === answer) continue;
    if (now === undefined && id === 2 && commands.includes('delete')) continue;
    // A rerun that was complete when it died: another run, whose rows the autopsy has compared.
    if (now !== undefined && id === 1 && commands.includes('rerun')) continue;
    report.fault(`the answer of report ${id} is not what it was`, commands);
  }
}

/** The campaigns that are archived. */
function archivedIn(path: string): string[] {
  const db = new Database(path);
  try {
    return db.prepare('SELECT id FROM campaigns WHERE archived ORDER BY id').pluck().all() as string[];
  } finally {
    db.close();
  }
}

function checkArchived(path: string, report: Report): void {
  const archived = archivedIn(path);
  if (![archivedBefore, archivedAfter].some((ids) => ids.slice().sort().join() === archived.join()))
    report.fault('campaigns are archived by halves', archived);
}
