import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fixture } from '../../support/program.ts';
import { type Attack, type Report, rounds } from '../attack.ts';
import type { Random } from '../random.ts';
import { works } from '../support/means.ts';
import { busy, madeLines } from '../support/model.ts';
import { judge, type Sandbox, within } from '../support/sandbox.ts';

const openUmask = ['sh', '-c', 'umask 000; exec "$@"', 'sh'];
const bad = '{"email":"secret.person@example.com","action":"nonsense"}\n';
/** Records with an address where it does not belong, and a table that begins with somebody's row. */
const misplaced = [
  ['email', 'action', 'timestamp', 'campaign', 'event', 'secret.person@example.com']
    .map((key) => `${JSON.stringify({ ...record(), [key]: 'secret.person@example.com secret.person@' })}\n`)
    .join(''),
  'secret.person@example.com,bounced,2026-01-01\n',
];

/** Who may read what the program writes, what its errors tell, and whether anything leaves the machine. */
export const privacy: Attack = {
  name: 'privacy',
  title:
    'rights of every file under umask 000, personal data in errors, network sockets (strace, and a namespace without interfaces)',
  async run(budget, random, report) {
    await rounds(budget, report, async (number) => {
      const attempts = [rights, silence, network];
      await within(undefined, (box) => (attempts[number % attempts.length] ?? rights)(box, random, report));
      report.tried();
    });
  },
};

const commandsOf = (box: Sandbox) => {
  const out = (name: string) => join(box.folder, 'out', name);
  return [
    { args: ['import', '-', '--rejects', out('rejects')], input: madeLines(0, 3000) + bad, codes: [1] },
    { args: ['create', busy, '--output', out('report.csv')] },
    { args: ['create', busy, '--json'] },
    { args: ['rerun', '1', '--output', out('report.md')] },
    { args: ['view', '1', '--output', out('report.json')] },
    { args: ['create', busy, '--detach', '--wait'] },
    { args: ['list'] },
    { args: ['campaigns', 'archive', 'c-1'] },
    { args: ['store', 'backup', out('backup.db')] },
    { args: ['store', 'info'] },
    { args: ['doctor'] },
    { args: ['delete', '1', '--yes'] },
  ] as { args: string[]; input?: string; codes?: number[] }[];
};

/** The files below a folder that others than the owner may touch. */
function openFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    try {
      const { mode } = statSync(join(folder, name));
      return (mode & 0o077) === 0 ? [] : [`${name} ${(mode & 0o777).toString(8)}`];
    } catch {
      return []; // it was there for a moment
    }
  });
}

function record() {
  return { email: 'x@example.com', action: 'bounced', timestamp: '2026-01-01T00:00:00Z' };
}

async function rights(box: Sandbox, _random: Random, report: Report): Promise<void> {
  mkdirSync(join(box.folder, 'out'), { mode: 0o700 });
  const seen = new Set<string>();
  const watch = setInterval(() => {
    for (const file of openFiles(box.folder)) seen.add(file);
  }, 4);
  try {
    for (const { args, input, codes = [0] } of commandsOf(box))
      judge(
        report,
        await box.run(args, { through: openUmask, ...(input !== undefined && { input }) }),
        codes,
      );
  } finally {
    clearInterval(watch);
  }
  for (const file of openFiles(box.folder)) seen.add(file);
  if (seen.size > 0) report.fault('other users can read what belongs to one', [...seen]);
}

/** Errors go to logs: they name nobody that was not typed. */
async function silence(box: Sandbox, random: Random, report: Report): Promise<void> {
  judge(report, await box.run(['import', '-'], { input: madeLines(0, 500) }), [0]);
  judge(report, await box.run(['create', busy]), [0]);
  const whole = readFileSync(box.path);
  const typed = 'typed@example.org';
  const commands = [
    ['create', typed, '--json'],
    ['view', '1', '--output', '/nowhere/x'],
    ['view', '99'],
    ['rerun', '1', '--format', 'nonsense'],
    ['list', '--email', typed],
    ['delete', '99', '--yes'],
    ['campaigns', 'archive', 'none'],
    ['store', 'backup', '/nowhere/x'],
    ['import', fixture('none.ndjson')],
    ['doctor'],
    ...misplaced.map((_, n) => ['import', join(box.folder, `misplaced-${n}`)]),
  ];
  for (const [n, text] of misplaced.entries()) writeFileSync(join(box.folder, `misplaced-${n}`), text);
  const check = async (where: string) => {
    for (const args of commands) {
      const { stderr, stdout } = await box.run(args);
      const text = args[0] === 'doctor' ? stdout + stderr : stderr;
      const found = /(?:busy|person\.\d+|secret\.person)@|Newsletter|www\.example\.com/.exec(text);
      // "no such contact" names the nearest addresses: that is the answer to who asked, not an error.
      if (found && !(args[0] === 'create' && stderr.includes('nearest')))
        report.fault(`${where}: an error names ${found[0]}`, text);
    }
  };
  await check('whole');
  for (let n = 0; n < 40; n += 1) whole[random.below(whole.length)] = random.below(256);
  writeFileSync(box.path, whole);
  await check('damaged');
}

async function network(box: Sandbox, _random: Random, report: Report): Promise<void> {
  mkdirSync(join(box.folder, 'out'), { mode: 0o700 });
  mkdirSync(dirname(box.path), { recursive: true, mode: 0o700 });
  const strace = works('strace', '-o', '/dev/null', 'true');
  const lonely = works('unshare', '-n', 'true');
  if (!strace) report.skip('tracing system calls: strace is not installed or not permitted');
  if (!lonely) report.skip('a namespace without interfaces: unshare -n is not permitted');
  const trace = join(box.folder, 'trace');
  const through = [
    ...(lonely ? ['unshare', '-n'] : []),
    ...(strace ? ['strace', '-f', '-qq', '-e', 'trace=%network', '-A', '-o', trace] : []),
  ];
  for (const { args, input, codes = [0] } of commandsOf(box))
    judge(report, await box.run(args, { through, ...(input !== undefined && { input }) }), codes);
  if (!strace) return;
  const calls = readFileSync(trace, 'utf8').split('\n');
  const leaving = calls.filter((call) => /AF_INET|AF_NETLINK|AF_PACKET|\bconnect\(/.test(call));
  if (leaving.length > 0) report.fault('a network socket was opened', leaving.slice(0, 3));
  if (!calls.some((call) => call.includes('AF_UNIX')))
    report.fault('the tracing saw nothing, not even --detach');
}
