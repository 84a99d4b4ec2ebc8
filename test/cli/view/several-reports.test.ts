import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleStore } from './support.ts';

const anna = 'anna.peeters@example.be';
const mallory = 'mallory@example.com';

describe('a report is named by', () => {
  test.each([
    ['its id', '1', 1],
    ['the address of its contact', anna, 1],
    ['an address with a name around it', `Anna <${anna.toUpperCase()}>`, 1],
    ['a mailto link', `mailto:${mallory}`, 2],
    ['the word latest', 'latest', 2],
  ])('%s', async (_what, reference, id) => {
    const store = await sampleStore();
    for (const command of ['view', 'rerun']) {
      const { stdout } = await store.run([command, reference, '--json']);
      expect(JSON.parse(stdout).report.id).toBe(id);
    }
  });

  test('an address without a report is not found, and create is what to type', async () => {
    const store = await sampleStore();
    const { code, stderr } = await store.run(['view', 'tom.harris@example.com']);
    expect(code).toBe(3);
    expect(stderr).toContain('No report on tom.harris@example.com.');
    expect(stderr).toContain('contact-report create tom.harris@example.com');
  });
});

describe('several reports', () => {
  test('are one document of JSON', async () => {
    const store = await sampleStore();
    const { stdout } = await store.run(['view', '1', mallory, '--json']);
    const document = JSON.parse(stdout);
    expect(document.schemaVersion).toBe(1);
    for (const [index, id] of [1, 2].entries()) {
      const { schemaVersion, ...alone } = JSON.parse(
        (await store.run(['view', String(id), '--json'])).stdout,
      );
      expect(schemaVersion).toBe(1);
      expect(document.reports[index]).toEqual(alone);
    }
    expect(document.reports).toHaveLength(2);
  });

  test.each(['csv', 'tsv'])('are one %s with one header', async (format) => {
    const store = await sampleStore();
    const [one, two, both] = await Promise.all(
      [['1'], ['2'], ['1', '2']].map(async (ids) => {
        const { stdout } = await store.run(['view', ...ids, '--format', format]);
        return stdout.split('\n');
      }),
    );
    expect(both).toEqual([...(one ?? []).slice(0, -1), ...(two ?? []).slice(1)]);
  });

  test('are lines of NDJSON that say which report they are of', async () => {
    const store = await sampleStore();
    const { stdout } = await store.run(['view', '1', '2', '--format', 'ndjson']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ reportId, email }) => reportId === 1 && email === anna)).toHaveLength(38);
    expect(lines.filter(({ reportId, email }) => reportId === 2 && email === mallory)).toHaveLength(27);
  });

  test('are tables with an empty line between them, also in one file', async () => {
    const store = await sampleStore();
    const file = join(store.folder, 'both.txt');
    await store.run(['view', '1', '2', '--output', file]);
    expect(readFileSync(file, 'utf8')).toMatch(
      /^anna\.peeters@example\.be\n[\s\S]*\n\nmallory@example\.com\n/,
    );
  });

  test('are named once, however often they are typed', async () => {
    const store = await sampleStore();
    const { stdout } = await store.run(['view', '1', anna, '1', '--json']);
    expect(JSON.parse(stdout).report.id).toBe(1);
  });

  test('are run again one after the other', async () => {
    const store = await sampleStore();
    const { code, stdout } = await store.run(['rerun', '2', '1', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).reports.map(({ report }: { report: { id: number } }) => report.id)).toEqual([
      2, 1,
    ]);
  });

  test('one that is missing: nothing is printed, written or run', async () => {
    const store = await sampleStore();
    const file = join(store.folder, 'both.csv');
    const before = (await store.run(['list', '--json'])).stdout;
    for (const command of ['view', 'rerun']) {
      const { code, stdout, stderr } = await store.run([command, '1', '7', '9', '--output', file]);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toContain('Reports not found: 7, 9.');
    }
    expect(existsSync(file)).toBe(false);
    expect((await store.run(['list', '--json'])).stdout).toBe(before);
  });

  test('do not fit into a page of HTML, nor into one --detach', async () => {
    const store = await sampleStore();
    expect((await store.run(['view', '1', '2', '--format', 'html'])).code).toBe(2);
    expect((await store.run(['rerun', '1', '2', '--detach'])).code).toBe(2);
  });
});

describe('an address in place of a command', () => {
  test('prints the latest report on it', async () => {
    const store = await sampleStore();
    const { code, stdout } = await store.run([anna.toUpperCase()]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: (await store.run(['view', '1'])).stdout });
    expect(JSON.parse((await store.run([`<${mallory}>`, '--json'])).stdout).report.id).toBe(2);
  });

  test('without a report is not found where nobody can be asked', async () => {
    const store = await sampleStore();
    const { code, stdout, stderr } = await store.run(['tom.harris@example.com']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('contact-report create tom.harris@example.com');
  });

  test.each([[['nothing']], [[anna, mallory]], [['a@']]])('%j is not one', async (words) => {
    const store = await sampleStore();
    expect((await store.run(words)).code).toBe(2);
  });
});
