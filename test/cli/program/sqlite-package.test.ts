import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Installed, installProgram } from '../../support/installed.ts';
import { program as built } from '../../support/program.ts';

const modules = join(dirname(dirname(built)), 'node_modules');

/** Installs the program with a copy of better-sqlite3 of its own; gives the folder of that, too. */
function installWithOwnSqlite(): { program: Installed; sqlite: string } {
  const program = installProgram();
  const own = join(dirname(program.dist), 'node_modules');
  rmSync(own);
  mkdirSync(own);
  for (const name of ['bindings', 'file-uri-to-path']) symlinkSync(join(modules, name), join(own, name));
  const sqlite = join(own, 'better-sqlite3');
  for (const part of ['package.json', 'lib', 'build/Release/better_sqlite3.node'])
    cpSync(join(modules, 'better-sqlite3', part), join(sqlite, part), { recursive: true });
  return { program, sqlite };
}

const importing = ['import', join(dirname(dirname(built)), 'fixtures', 'history.ndjson'), '--json'];

test('the JavaScript of the versions that package.json allows is in the program', async () => {
  const { program, sqlite } = installWithOwnSqlite();
  rmSync(join(sqlite, 'lib'), { recursive: true });
  expect(await program.run(importing)).toMatchObject({ code: 0, stderr: '' });
});

test('another version is loaded as it is installed', async () => {
  const { program, sqlite } = installWithOwnSqlite();
  const manifest = JSON.parse(readFileSync(join(sqlite, 'package.json'), 'utf8'));
  writeFileSync(join(sqlite, 'package.json'), JSON.stringify({ ...manifest, version: '12.99.0' }));
  expect(await program.run(importing)).toMatchObject({ code: 0, stderr: '' });
  rmSync(join(sqlite, 'lib'), { recursive: true });
  expect(await program.run(importing)).toMatchObject({ code: 1, stdout: '' });
});

test.each(['build', 'package.json', ''])(
  'without its %s, the program says so in one sentence',
  async (part) => {
    const { program, sqlite } = installWithOwnSqlite();
    rmSync(join(sqlite, part), { recursive: true });
    const { code, stdout, stderr } = await program.run(importing);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr).error.message).toMatch(/^[^\n]+$/);
  },
);
