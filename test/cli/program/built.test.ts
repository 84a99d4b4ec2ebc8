import { expect, test } from 'vitest';
import { type Finished, fixture } from '../../support/program.ts';
import { importSamples, seededStore } from '../../support/stores.ts';

// Most tests run commands in their own process. These show that the built program does the same, for each command.

const anna = 'anna.peeters@example.be';

/** A result without what differs between two runs: the moment, and the name of the store. */
function comparable({ stdout, stderr, ...how }: Finished, path: string) {
  const plain = (text: string) =>
    text
      .replaceAll(path, '<store>')
      .replace(/("(?:created|started|completed)At": ?)"[^"]*"/g, '$1<now>')
      .replace(/^(Run +).*$/m, '$1<now>')
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/gm, '<now>');
  return { ...how, stdout: plain(stdout), stderr: plain(stderr) };
}

test.each<[number, readonly string[]]>([
  [0, ['import', fixture('history.csv')]],
  [1, ['import', fixture('hostile.ndjson'), '--json']],
  [0, ['create', anna, '--json']],
  [2, ['create', 'nobody']],
  [0, ['list']],
  [0, ['view', '1', '--format', 'csv']],
  [3, ['view', '42', '--lang', 'fr']],
  [0, ['rerun', '1']],
  [0, ['delete', '1', '--yes']],
  [0, ['campaigns', 'archive', 'c-05']],
  [0, ['actions']],
  [0, ['store', 'path']],
  [0, ['doctor', '--json']],
  [0, ['completion', 'bash']],
  [0, ['help', 'create']],
  [2, ['create', anna, '--lst', '3d', '--json']],
])('exit code %i, and the same output as in the process of a test: %j', async (code, args) => {
  const [here, built] = [
    await seededStore(importSamples, ['create', anna]),
    await seededStore(importSamples, ['create', anna]),
  ];
  const result = comparable(await built.runBuilt(args), built.path);
  expect(result.code).toBe(code);
  expect(result).toEqual(comparable(await here.run(args), here.path));
});
