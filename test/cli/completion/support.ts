import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cleanEnv, fixture, program, run, temporaryFolder } from '../../support/program.ts';

/** Campaign ids that a shell would obey if they were not quoted. */
export const hostileIds = [
  '$(touch pwned)',
  '`touch pwned`',
  "it's; touch pwned #",
  '"; touch pwned; "',
  'x y&touch pwned',
  '!!',
  '*',
  'z\u001b[31m\n\u202ehidden',
  '--yes',
];

/** A home of a person who has the program and a store with two reports in it. */
export async function home(): Promise<{
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** What the program answers to a shell: the lines, tabs between words and what they are. */
  complete(shell: string, ...words: string[]): Promise<string[]>;
}> {
  const folder = temporaryFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const launcher = join(bin, 'contact-report');
  writeFileSync(launcher, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(launcher, 0o755);
  const env = cleanEnv({
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    HOME: folder,
    CONTACT_REPORT_STORE: join(folder, 'events.db'),
  });
  const hostile = hostileIds.map((id) =>
    JSON.stringify({
      email: 'evil@example.com',
      action: 'campaignSent',
      timestamp: '2026-01-01T00:00:00Z',
      campaign: { id, name: `named ${id}`, type: 'campaign', archived: false },
    }),
  );
  await run(['import', fixture('history.ndjson'), '-'], { env, input: `${hostile.join('\n')}\n` });
  await run(['create', 'anna.peeters@example.be', '--archived'], { env });
  await run(['create', 'tom.harris@example.com', '--last', '30d'], { env });
  return {
    folder,
    env,
    async complete(shell, ...words) {
      const { stdout, stderr, code } = await run(['complete', '--', shell, ...words], { env });
      if (code !== 0 || stderr !== '') throw new Error(`${code}: ${stderr}`);
      return stdout.trimEnd().split('\n');
    },
  };
}
