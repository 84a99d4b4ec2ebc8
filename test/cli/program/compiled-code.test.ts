import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Installed, installProgram } from '../../support/installed.ts';
import { asOrdinaryUser } from '../../support/ordinary-user.ts';
import { fixture } from '../../support/program.ts';

const isRoot = process.getuid?.() === 0;

// Root may write anywhere, unless it gives up that right (capabilities(7)).
const withRights = isRoot ? ['setpriv', '--bounding-set=-dac_override', '--inh-caps=-dac_override'] : [];

/** The files in which compiled code is kept. */
const caches = ({ dist }: Installed) => readdirSync(dist).filter((name) => name.includes('.cache'));

const noReports = { code: 0, stdout: '', stderr: expect.stringContaining('There are no reports yet.') };

/** Installs the program and runs `list`; gives the one cache that this wrote. */
async function runOnce(): Promise<{ installed: Installed; cache: string }> {
  const installed = installProgram();
  expect(await installed.run(['list'])).toMatchObject(noReports);
  const [name = '', ...others] = caches(installed);
  expect(others).toEqual([]);
  return { installed, cache: join(installed.dist, name) };
}

/** Installs another program, of the same length, that prints other words. */
function installOther(): Installed {
  const other = installProgram();
  const main = join(other.dist, 'main.js');
  const text = readFileSync(main, 'latin1');
  writeFileSync(main, text.replaceAll('There are no reports yet.', 'Here are no reports, yes!'), 'latin1');
  return other;
}

describe('compiled code', () => {
  test('is kept after the first run, for this build, command, Node and architecture', async () => {
    const { installed, cache } = await runOnce();
    const build = readFileSync(join(installed.dist, 'main.js'), 'latin1').slice(2, 18);
    expect(caches(installed)).toEqual([`${build}-list-${process.version}-${process.arch}.cache`]);
    expect(statSync(cache).mode & 0o777).toBe(0o644);
  });

  test('is used by the next run: that of another program prints its words', async () => {
    const { installed, cache } = await runOnce();
    const other = installOther();
    expect((await other.run(['list'])).stderr).toContain('Here are no reports, yes!');
    copyFileSync(join(other.dist, caches(other)[0] ?? ''), cache);
    expect((await installed.run(['list'])).stderr).toContain('Here are no reports, yes!');
  });

  test('is written again only after a run that needed more of the program', async () => {
    const { installed, cache } = await runOnce();
    const first = statSync(cache);
    await installed.run(['list']);
    expect(statSync(cache).ino).toBe(first.ino);
    await installed.run(['import', fixture('history.ndjson')]);
    await installed.run(['create', 'anna.peeters@example.be']);
    const { stdout } = await installed.run(['list']);
    expect(stdout).toContain('anna.peeters@example.be');
    const second = statSync(cache);
    expect(second.size).toBeGreaterThan(first.size);
    expect((await installed.run(['list'])).stdout).toBe(stdout);
    expect(statSync(cache).ino).toBe(second.ino);
  });

  test('is not kept of a run that fails', async () => {
    const installed = installProgram();
    expect((await installed.run(['view', '42'])).code).toBe(3);
    expect((await installed.run(['list', '--limit', 'x'])).code).toBe(2);
    expect(caches(installed)).toEqual([]);
  });

  test('is not used under flags of Node, which compile in another way', async () => {
    const installed = installProgram();
    expect(await installed.run(['list'], { env: { NODE_OPTIONS: '--stack-trace-limit=20' } })).toMatchObject(
      noReports,
    );
    expect(caches(installed)).toEqual([]);
  });

  test.each<[string, (cache: string) => void]>([
    ['cut off', (cache) => truncateSync(cache, statSync(cache).size - 1000)],
    ['empty', (cache) => truncateSync(cache, 0)],
    ['of zeros', (cache) => writeFileSync(cache, Buffer.alloc(statSync(cache).size))],
    ['of another kind', (cache) => writeFileSync(cache, '{"not": "code"}\n')],
    [
      'with a changed byte',
      (cache) => {
        const content = readFileSync(cache);
        content.writeUint8(content.readUint8(content.length >> 2) ^ 0x10, content.length >> 2);
        writeFileSync(cache, content);
      },
    ],
  ])('that is %s is ignored, and replaced', async (_, damage) => {
    const { installed, cache } = await runOnce();
    const { size } = statSync(cache);
    damage(cache);
    const damaged = readFileSync(cache);
    expect(await installed.run(['list'])).toMatchObject(noReports);
    expect(readFileSync(cache).equals(damaged)).toBe(false);
    expect(statSync(cache).size / size).toBeCloseTo(1, 1);
    expect(await installed.run(['list'])).toMatchObject(noReports);
  });

  test('that cannot be replaced costs nothing but time', async () => {
    const installed = installProgram();
    const build = readFileSync(join(installed.dist, 'main.js'), 'latin1').slice(2, 18);
    mkdirSync(join(installed.dist, `${build}-list-${process.version}-${process.arch}.cache`));
    expect(await installed.run(['list'])).toMatchObject(noReports);
    expect(caches(installed)).toHaveLength(1);
  });

  test('of a build before is removed when that is updated in place', async () => {
    const { installed, cache } = await runOnce();
    const main = join(installed.dist, 'main.js');
    const text = readFileSync(main, 'latin1');
    writeFileSync(main, text.replace(/^\/\*[\da-f]{16}/, '/*0123456789abcdef'), 'latin1');
    expect(await installed.run(['list'])).toMatchObject(noReports);
    expect(caches(installed)).toEqual([`0123456789abcdef-list-${process.version}-${process.arch}.cache`]);
    expect(cache).not.toContain('0123456789abcdef');
  });
});

describe('who may keep compiled code', () => {
  test('whoever may not write there runs the program all the same, and leaves nothing', async () => {
    const installed = installProgram();
    chmodSync(installed.dist, 0o555);
    expect(await installed.run(['list'], { through: withRights })).toMatchObject(noReports);
    expect(caches(installed)).toEqual([]);
    chmodSync(installed.dist, 0o755);
    expect(await installed.run(['list'], { through: withRights })).toMatchObject(noReports);
    expect(caches(installed)).toHaveLength(1);
  });

  test.skipIf(!asOrdinaryUser?.length)(
    'another user uses what the owner of the program kept, and adds nothing',
    async () => {
      const { installed, cache } = await runOnce();
      const other = installOther();
      await other.run(['list']);
      copyFileSync(join(other.dist, caches(other)[0] ?? ''), cache);
      const root = process.env.CONTACT_REPORT_TEST_TMP;
      for (let folder = installed.dist; folder !== root && folder.length > 1; folder = dirname(folder))
        chmodSync(folder, 0o755);
      const through = asOrdinaryUser ?? [];
      const listed = await installed.run(['list'], {
        through,
        env: { HOME: '/', XDG_DATA_HOME: '/nowhere' },
      });
      expect(listed.stderr).toContain('Here are no reports, yes!');
      await installed.run(['actions'], { through, env: { HOME: '/', XDG_DATA_HOME: '/nowhere' } });
      expect(caches(installed)).toHaveLength(1);
    },
  );

  test.each([0o775, 0o757, 0o1777])(
    'a folder with mode %o, where others write, is neither read nor written',
    async (mode) => {
      const { installed, cache } = await runOnce();
      const other = installOther();
      await other.run(['list']);
      copyFileSync(join(other.dist, caches(other)[0] ?? ''), cache);
      chmodSync(installed.dist, mode);
      expect(await installed.run(['list'])).toMatchObject(noReports);
      await installed.run(['actions']);
      expect(caches(installed)).toHaveLength(1);
    },
  );

  test('two versions beside each other keep code of their own', async () => {
    const [one, two] = [installProgram(), installOther()];
    for (let run = 0; run < 2; run += 1) {
      expect(await one.run(['list'])).toMatchObject(noReports);
      expect((await two.run(['list'])).stderr).toContain('Here are no reports, yes!');
    }
    expect([caches(one).length, caches(two).length]).toEqual([1, 1]);
  });
});
