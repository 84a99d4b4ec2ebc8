import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Attack, type Report, rounds } from '../attack.ts';
import { type Disk, smallDisk } from '../support/means.ts';
import { autopsy, type Base, busy, madeLines, makeBase } from '../support/model.ts';
import { judge, startProgram, within } from '../support/sandbox.ts';

const names = ['import', 'create', 'rerun', 'rejects', 'backup', 'first'] as const;
type Name = (typeof names)[number];

const more = 8_000;
const roomy = 200 * 1024;
/** How much more room there may be than a store needs at the least, kilobytes. */
const room = { import: 1500, first: 1500, create: 500, rerun: 500, rejects: 1500, backup: 900 };
/** On such a disk the first import could once not make its shared memory, and did not say why. */
const tooLittle = 9;

/** A disk that fills up at a random byte, and a limit on the size of files. */
export const fullDisk: Attack = {
  name: 'full-disk',
  title: 'a disk that fills up, and a file size limit, during import, create, rerun, --rejects and backup',
  async run(budget, random, report) {
    const base = await makeBase(3_000);
    try {
      await rounds(budget, report, async (number) => {
        const name = names[number % names.length] ?? 'import';
        await within(undefined, async ({ folder }) => {
          // What once broke it comes first.
          const first = number < names.length && name === 'first';
          const wanted = first || random.chance(0.6);
          const disk = wanted ? smallDisk(folder, roomy) : null;
          if (wanted && !disk)
            report.skip('a small disk: mounting is not permitted here (file size limits instead)');
          try {
            const kilobytes = first ? tooLittle : Math.floor(random.next() * room[name]);
            await fillUp(name, folder, disk, base, kilobytes, report);
          } finally {
            disk?.remove();
          }
        });
        report.tried();
      });
    } finally {
      base.remove();
    }
  },
};

async function fillUp(
  name: Name,
  folder: string,
  disk: Disk | null,
  base: Base,
  kilobytes: number,
  report: Report,
): Promise<void> {
  const store = disk?.store ?? join(folder, 'data', 'events.db');
  mkdirSync(dirname(store), { recursive: true, mode: 0o700 });
  if (name !== 'first') copyFileSync(base.path, store);
  const input = join(folder, 'more.ndjson');
  writeFileSync(input, madeLines(base.count, base.count + more));
  const bad = join(folder, 'bad.ndjson');
  writeFileSync(bad, `{"email":"${'x'.repeat(500)}"}\n`.repeat(4_000));
  const beside = (file: string) => join(disk?.folder ?? folder, file);
  const args = {
    import: ['import', input],
    first: ['import', input],
    create: ['create', busy, '--format', 'ndjson'],
    rerun: ['rerun', '1', '--format', 'ndjson'],
    rejects: ['import', bad, '--rejects', beside('rejects.ndjson')],
    backup: ['store', 'backup', beside('backup.db')],
  }[name];

  disk?.resize((name === 'first' ? 4 : 900) + kilobytes);
  // A file size limit is one on each file, the store itself included; sh counts blocks of 512 bytes.
  const limit = ['sh', '-c', `ulimit -f ${(name === 'first' ? 8 : 1600) + kilobytes * 2}; exec "$@"`, 'sh'];
  const ended = await startProgram([...args, '--store', store], { through: disk ? [] : limit }).ended;
  const badCode = name === 'rejects' ? 1 : 0;
  const isFull = ended.code === 1 && /room|full|cannot be kept/.test(ended.stderr);
  if (judge(report, ended, [0, 1]) && ended.code === 1 && !isFull && badCode === 0)
    report.fault(`${name}: a full disk is not called one`, {
      disk: disk !== null,
      kilobytes,
      stderr: ended.stderr,
    });
  if (isFull && /room/.test(ended.stderr) && ended.stderr.includes(store) === (name === 'backup'))
    report.fault(`${name}: it names the wrong file`, ended.stderr);

  disk?.resize(roomy);
  const count = name === 'first' ? 0 : base.count;
  if (existsSync(store) && name !== 'first') autopsy(store, { base: count }, report);
  for (const again of [
    ['list', '--json'],
    ['doctor', '--json'],
  ])
    judge(report, await startProgram([...again, '--store', store]).ended, [0]);
  if (name === 'backup' && ended.code === 0) return;
  judge(report, await startProgram([...args, '--store', store]).ended, [badCode]);
  const now = count + (name === 'import' || name === 'first' ? more : 0);
  if (name === 'first') return;
  if (autopsy(store, { base: count, now }, report).size !== now)
    report.fault(`${name}: events are lost or twice`);
  if (name === 'backup') autopsy(beside('backup.db'), { base: count }, report);
}
