import { execFile } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/program.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/** A copy of the sources in which `from` became `to` in one file; gives what the compiler prints. */
async function compiled(file: string, from: string, to: string): Promise<string> {
  const folder = temporaryFolder();
  cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const each of ['tsconfig.json', 'package.json'])
    writeFileSync(join(folder, each), readFileSync(join(root, each)));
  const before = readFileSync(join(folder, file), 'utf8');
  const after = before.replaceAll(from, to);
  if (from !== '') expect(after).not.toBe(before);
  writeFileSync(join(folder, file), after);
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, '--noEmit'], { cwd: folder }).catch(
    (error: { stdout: string }) => error,
  );
  return stdout;
}

test('the sources as they are compile', async () => {
  expect(await compiled('src/cli/flags.ts', '', '')).toBe('');
});

test.each([
  ['its name', 'src/cli/flags.ts', "on('exclude-machine')", "on('exclude-robots')"],
  ['its key in the declaration', 'src/cli/flags.ts', 'excludeMachine:', 'excludeRobots:'],
  ['its use by a command', 'src/cli/create/declare.ts', 'flags.excludeMachine', 'flags.excludeRobots'],
  ['its use in what a command does', 'src/cli/create/run.ts', 'flags.excludeMachine', 'flags.excludeRobots'],
  ['its English text', 'src/messages/en/help-flags.ts', 'excludeMachine:', 'excludeRobots:'],
  ['its French text', 'src/messages/fr/help-flags.ts', 'excludeMachine:', 'excludeRobots:'],
  ['its Dutch text', 'src/messages/nl/help-flags.ts', 'excludeMachine:', 'excludeRobots:'],
])('a flag that is renamed only in %s does not compile', async (_where, file, from, to) => {
  expect(await compiled(file, from, to)).toMatch(/error TS\d+/);
});

test.each([
  ['completion looks up its values', 'src/cli/flags.ts', "'platforms'", "'sources'"],
  ['completion finds its values', 'src/cli/completion/values.ts', 'platforms:', 'sources:'],
  ['an argument is named', 'src/cli/create/declare.ts', 'email: anAddress', 'contact: anAddress'],
  [
    'an argument is described',
    'src/messages/en/help-commands.ts',
    'arguments: { email:',
    'arguments: { contact:',
  ],
  ['a command is described', 'src/messages/nl/help-commands.ts', "'store path':", "'store where':"],
  ['an exit code is explained', 'src/cli/create/declare.ts', "'doneThoughEmpty'", "'doneWithNothing'"],
  ['a format is listed', 'src/import/formats/names.ts', "'postmark'", "'postmarks'"],
])('nor does a change only where %s', async (_where, file, from, to) => {
  expect(await compiled(file, from, to)).toMatch(/error TS\d+/);
});
