import { expect, test } from 'vitest';
import { formats } from '../../src/import/formats/index.ts';
import { runInProcess } from '../support/in-process.ts';

test('the help of import names every format', async () => {
  const { stdout } = await runInProcess(['import', '--help']);
  const listed = /Formats: ([^;]+);/.exec(stdout)?.[1]?.split(/[,\s]+/) ?? [];
  expect(listed.sort()).toEqual(formats.map((format) => format.name).sort());
});
