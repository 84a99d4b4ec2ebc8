import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyStore } from '../../support/stores.ts';

const levels = 100_000;
const deepObject = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const deepArray = `${'['.repeat(levels)}${']'.repeat(levels)}`;

const event = (second: number, more = '') =>
  `{"email":"anna@example.be","action":"created","timestamp":"2026-01-01T00:00:0${second}Z"${more}}`;

/** Each of these nests as deep as `levels` says, in another place of a record. */
const records: readonly (readonly [string, string])[] = [
  ['a record that is an object', deepObject],
  ['a record that is an array', deepArray],
  ['details', event(9, `,"details":{"x":${deepObject}}`)],
  ['an array in details', event(9, `,"details":{"x":${deepArray}}`)],
  ['details with a long number', event(9, `,"details":{"n":12345678901234567890,"x":${deepObject}}`)],
  ['campaign', event(9, `,"campaign":${deepObject}`)],
  ['a campaign’s id', event(9, `,"campaign":{"id":${deepObject}}`)],
  ['a campaign’s type', event(9, `,"campaign":{"id":"c-1","type":${deepObject}}`)],
  ['a campaign’s archived', event(9, `,"campaign":{"id":"c-1","archived":${deepArray}}`)],
  ['email', `{"email":${deepArray},"action":"created","timestamp":"2026-01-01T00:00:09Z"}`],
  ['action', `{"email":"anna@example.be","action":${deepObject},"timestamp":"2026-01-01T00:00:09Z"}`],
];

async function importing(content: string) {
  const store = emptyStore();
  const path = join(store.folder, 'file');
  writeFileSync(path, content);
  const { stdout, stderr, code } = await store.run(['import', path, '--json']);
  expect(stderr).toBe('');
  const { imported, rejected } = JSON.parse(stdout);
  return { imported, rejected, code };
}

describe('a record nested 100,000 levels deep is rejected, and costs no other', () => {
  test.each(records)('amid lines: %s', async (_where, record) => {
    const content = `${event(1)}\n${record}\n${event(2)}\n`;
    expect(await importing(content)).toEqual({ imported: 2, rejected: 1, code: 1 });
  });

  test.each(records)('as the first line: %s', async (_where, record) => {
    const content = `${record}\n${event(1)}\n${event(2)}\n`;
    expect(await importing(content)).toEqual({ imported: 2, rejected: 1, code: 1 });
  });

  test.each(records)('in an array over many lines: %s', async (_where, record) => {
    const elements = [event(1), record, event(2)].map((text) => `  ${text.replaceAll(',', ',\n  ')}`);
    const content = `[\n${elements.join(',\n')}\n]`;
    expect(await importing(content)).toEqual({ imported: 2, rejected: 1, code: 1 });
  });
});

test('a depth that people use is kept', async () => {
  const store = emptyStore();
  const details = `{"x":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`;
  await store.run(['import', '-'], { input: event(1, `,"details":${details}`) });
  const { stdout, code } = await store.run(['create', 'anna@example.be', '--json']);
  expect({ code, details: JSON.stringify(JSON.parse(stdout).events[0].details) }).toEqual({
    code: 0,
    details,
  });
});
