import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cleanEnv, finished, fixture, program } from '../../support/program.ts';
import { emptyStore } from '../../support/stores.ts';

const good = '{"email":"anna@example.be","action":"created","timestamp":"2026-01-01T00:00:00Z"}';

function store() {
  const made = emptyStore();
  return { ...made, rejects: join(made.folder, 'rejects') };
}

function lines(content: Buffer): Buffer[] {
  const text = content.toString('latin1');
  return text.split('\n').map((line) => Buffer.from(line, 'latin1'));
}

test('--rejects keeps what was rejected, byte by byte as it came, for its owner only', async () => {
  const { run, rejects } = store();
  const { rejectedLines } = JSON.parse(readFileSync(fixture('hostile.expected.json'), 'utf8'));
  await run(['import', fixture('hostile.ndjson'), '--rejects', rejects]);
  const all = lines(readFileSync(fixture('hostile.ndjson')));
  const expected = rejectedLines.map((line: number) => `${all[line - 1]?.toString('latin1')}\n`).join('');
  expect(readFileSync(rejects).toString('latin1')).toBe(expected);
  expect(statSync(rejects).mode & 0o777).toBe(0o600);
});

test('what was rejected can be repaired and imported', async () => {
  const { run, rejects } = store();
  const input = `${good}\n${good.replace('created', 'craeted')}\r\n{"email": "anna@example.be",\n`;
  await run(['import', '-', '--rejects', rejects], { input });
  expect(readFileSync(rejects, 'utf8')).toBe(
    `${good.replace('created', 'craeted')}\r\n{"email": "anna@example.be",\n`,
  );
  const repaired = readFileSync(rejects, 'utf8').split('\n')[0]?.replace('craeted', 'deleted') ?? '';
  const { stdout } = await run(['import', '-', '--json'], { input: repaired });
  expect(JSON.parse(stdout)).toMatchObject({ imported: 1, rejected: 0 });
});

test('rejected rows of a table come below its header', async () => {
  const { run, rejects } = store();
  const header = 'email,action,timestamp,campaign_id,campaign_name,details,id';
  const bad = ['nobody,created,2026-01-01,,,,', 'anna@example.be,"cre\nated",2026-01-01,"a,b",,,'];
  const input = `${[header, bad[0], 'anna@example.be,created,2026-01-01,,,,', bad[1]].join('\n')}\n`;
  const { stdout } = await run(['import', '-', '--json', '--rejects', rejects], { input });
  expect(JSON.parse(stdout)).toMatchObject({ imported: 1, rejected: 2 });
  expect(readFileSync(rejects, 'utf8')).toBe(`${header}\n${bad.join('\n')}\n`);
});

test('a rejected row that is not UTF-8 is kept byte by byte', async () => {
  const { run, rejects } = store();
  const row = Buffer.concat([
    Buffer.from('anna'),
    Buffer.from([0x81]),
    Buffer.from('@example.be,created,2026-01-01'),
  ]);
  const header = 'email,action,timestamp\n';
  const input = Buffer.concat([Buffer.from(header), row, Buffer.from('\n')]);
  const { stdout } = await run(['import', '-', '--json', '--rejects', rejects], { input });
  expect(JSON.parse(stdout)).toMatchObject({ imported: 0, rejected: 1 });
  expect(readFileSync(rejects).toString('latin1')).toBe(`${header}${row.toString('latin1')}\n`);
});

test('rejected elements of a JSON array keep every digit', async () => {
  const { run, rejects } = store();
  const bad = '{"email":"nobody","action":"created","timestamp":"2026-01-01","id":12345678901234567890}';
  for (const input of [`[${good},${bad}]`, `[\n  ${good},\n  ${bad.replaceAll(',', ',\n')}\n]`]) {
    await run(['import', '-', '--rejects', rejects], { input });
    expect(readFileSync(rejects, 'utf8').replaceAll(/\s/g, '')).toBe(bad);
  }
});

test('several files share one rejects file', async () => {
  const { run, rejects, folder } = store();
  const paths = ['a', 'b'].map((name) => {
    const path = join(folder, name);
    writeFileSync(path, `${good}\n{"from":"${name}"}\n`);
    return path;
  });
  await run(['import', ...paths, '--rejects', rejects]);
  expect(readFileSync(rejects, 'utf8')).toBe('{"from":"a"}\n{"from":"b"}\n');
});

test('no rejects file is made where nothing is rejected', async () => {
  const { run, rejects } = store();
  const { code } = await run(['import', fixture('history.ndjson'), '--rejects', rejects]);
  expect({ code, made: existsSync(rejects) }).toEqual({ code: 0, made: false });
});

test('no rejects file is made by a dry run', async () => {
  const { run, rejects } = store();
  const { code } = await run(['import', fixture('hostile.ndjson'), '--rejects', rejects, '--dry-run']);
  expect({ code, made: existsSync(rejects) }).toEqual({ code: 1, made: false });
});

test('a rejects file that cannot be written is said in a sentence', async () => {
  const { run, folder } = store();
  const rejects = join(folder, 'no', 'such', 'folder', 'rejects');
  const { code, stdout, stderr } = await run(['import', fixture('hostile.ndjson'), '--rejects', rejects]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(rejects);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('a rejects file that was there is for its owner only from then on', async () => {
  const { run, rejects } = store();
  writeFileSync(rejects, 'of yesterday\n');
  chmodSync(rejects, 0o644);
  await run(['import', '-', '--rejects', rejects], { input: 'bad\n{}\n' });
  expect(readFileSync(rejects, 'utf8')).toBe('bad\n{}\n');
  expect(statSync(rejects).mode & 0o777).toBe(0o600);
});

test.each([
  ['a pipe that nobody reads', (path: string) => void execFileSync('mkfifo', [path])],
  ['a folder', (path: string) => void mkdirSync(path)],
])('--rejects refuses %s before anything is imported', async (_what, make) => {
  const { start, path, rejects } = store();
  make(rejects);
  const child = start(['import', fixture('hostile.ndjson'), '--rejects', rejects, '--json']);
  onTestFinished(() => void child.kill('SIGKILL'));
  const { code, stdout, stderr } = await finished(child);
  expect({ code, stdout, made: existsSync(path) }).toEqual({ code: 1, stdout: '', made: false });
  expect(JSON.parse(stderr).error).toMatchObject({
    code: 'rejects_unwritable',
    message: expect.stringContaining('not a regular file'),
  });
});

test.each(['/dev/null', '/dev/stderr'])('--rejects takes %s', async (device) => {
  const { path } = store();
  const args = ['import', fixture('hostile.ndjson'), '--json', '--store', path, '--rejects', device];
  // Through a shell's pipe: what Node makes for a child is a socket, which has no name to open.
  const script = '{ "$@" 2>&1 >/dev/null; echo "code $?"; } | cat';
  const env = cleanEnv();
  const child = spawn('bash', ['-c', script, '-', process.execPath, program, ...args], { env });
  const { stdout } = await finished(child);
  expect(stdout.split('\n').length).toBe(device === '/dev/null' ? 2 : 16);
  expect(stdout).toMatch(/code 1\n$/);
});

test('--rejects never names the store or a file that is imported', async () => {
  const { run, path, folder } = store();
  const input = join(folder, 'events.ndjson');
  writeFileSync(input, `${good}\nbroken\n`);
  await run(['import', fixture('history.json')]);
  for (const rejects of [path, input]) {
    const before = readFileSync(rejects);
    expect((await run(['import', input, '--rejects', rejects])).code).toBe(2);
    expect(readFileSync(rejects).equals(before)).toBe(true);
  }
});
