import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { linesOf, tellText } from '../support/expectations.ts';
import { fixture } from '../support/program.ts';
import { as, inFolder, need, run, serving } from './support/databases.ts';

const recipe = (file: string) => fixture(`recipes/${file}`);

/** Compares what a recipe wrote with what is expected of it, in any order: neither says anything of that. */
async function expectRecipe(file: string, ndjson: string): Promise<void> {
  const { events, ignored, rejected } = await tellText(ndjson, { format: 'native' });
  const source = file.replace('.sql', '');
  const told = events.map(({ action, email, timestamp, campaign, details, source }) => {
    return { action, email, timestamp, campaign, source, details };
  });
  const expected = linesOf('recipes')
    .filter((line) => line.file === file)
    .map(({ file: _, ...line }) => ({ source, ...line }));
  expect(inOrder(told)).toEqual(inOrder(expected));
  expect({ ignored, rejected }).toEqual({ ignored: {}, rejected: [] });
}

function inOrder(rows: readonly object[]): object[] {
  const key = (row: object) => {
    const { timestamp, action, details } = row as { timestamp: string; action: string; details: object };
    return `${timestamp} ${action} ${Object.values(details).sort()}`;
  };
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

it('listmonk.sql, on PostgreSQL', async ({ skip }) => {
  const { initdb, postgres, psql } = need(skip, 'initdb', 'postgres', 'psql');
  await inFolder(async (folder) => {
    const data = ['-D', `${folder}/data`];
    run(...as('postgres', initdb, [...data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale']));
    const ask = ['-X', '-h', folder, '-U', 'postgres', '-v', 'ON_ERROR_STOP=1'];
    const options = [...data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`];
    await serving(
      as('postgres', postgres, options),
      () => run(psql, [...ask, '-c', 'SELECT 1']),
      async () => {
        run(psql, [...ask, '-q', '-f', recipe('listmonk-schema.sql')]);
        await expectRecipe('listmonk.sql', run(psql, [...ask, '-At', '-f', recipe('listmonk.sql')]));
      },
    );
  });
});

it('mautic.sql and civimail.sql, on MariaDB', async ({ skip }) => {
  const programs = need(skip, 'mariadb-install-db', 'mariadbd', 'mariadb');
  await inFolder(async (folder) => {
    mkdirSync(`${folder}/data`);
    chmodSync(`${folder}/data`, 0o777);
    const data = ['--no-defaults', `--datadir=${folder}/data`];
    const install = [...data, '--auth-root-authentication-method=normal', '--skip-test-db'];
    run(...as('mysql', programs['mariadb-install-db'], install));
    const socket = `--socket=${folder}/socket`;
    const ask = ['--no-defaults', socket, '-u', 'root', '--default-character-set=utf8mb4'];
    await serving(
      as('mysql', programs.mariadbd, [...data, socket, '--skip-networking']),
      () => run(programs.mariadb, [...ask, '-e', 'SELECT 1']),
      async () => {
        for (const tool of ['mautic', 'civimail']) {
          run(programs.mariadb, [...ask, '-e', `CREATE DATABASE ${tool} CHARACTER SET utf8mb4`]);
          run(programs.mariadb, [...ask, tool], readFileSync(recipe(`${tool}-schema.sql`), 'utf8'));
          const query = [...ask, '--quick', '-N', '-B', '--raw', tool];
          const sql = readFileSync(recipe(`${tool}.sql`), 'utf8');
          await expectRecipe(`${tool}.sql`, run(programs.mariadb, query, sql));
        }
      },
    );
  });
});
