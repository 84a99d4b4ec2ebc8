import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/import/formats/index.ts';
import type { ImportFormat } from '../../src/import/formats/names.ts';
import { expectTold, filesOf, linesOf, type Told, tellFile, tellText } from '../support/expectations.ts';
import { fixture, temporaryFolder } from '../support/program.ts';
import { bodiesOf, columnsOf, logOf, recordsOf } from './support/fixtures.ts';

const platforms = formats.map(({ name }) => name).filter((name) => name !== 'native');

it('every platform has fixtures, and every folder with expectations is a platform’s', () => {
  const folders = readdirSync(fixture('')).filter((name) => existsSync(fixture(`${name}/expected.ndjson`)));
  expect(folders).toEqual([...platforms, 'csv', 'recipes'].sort());
});

describe.each(platforms)('%s', (platform) => {
  const files = filesOf(platform);
  const path = (file: string) => fixture(`${platform}/${file}`);
  const told = (file: string) => tellFile(path(file));

  it('expected.ndjson speaks of every file, and of no other', () => {
    expect([...new Set(linesOf(platform).map(({ file }) => file))].sort()).toEqual(files);
    for (const { file: _, ...line } of linesOf(platform)) expect(Object.keys(line)).toSatisfy(isShape);
  });

  it.each(files)('%s becomes what is expected, found out or named', async (file) => {
    expectTold(await told(file), platform, file);
    expectTold(await tellFile(path(file), { format: platform as ImportFormat }), platform, file);
  });

  it.each(files)('%s is recognised by this platform alone', async (file) => {
    const columns = columnsOf(path(file));
    if (columns) {
      expect(
        formats.filter(({ table }) => table?.recognises(columns, path(file))).map(({ name }) => name),
      ).toEqual([platform]);
    }
    const log = logOf(path(file));
    const logs = formats.filter(({ lines }) => lines?.recognises(log ?? readFileSync(path(file), 'utf8')));
    expect(logs.map(({ name }) => name)).toEqual(log === null ? [] : [platform]);
    for (const record of await recordsOf(path(file))) {
      const names = formats.filter((format) => format.recognises(record)).map(({ name }) => name);
      expect(names, JSON.stringify(record)).toEqual([platform]);
    }
  });

  it.each(files)(
    '%s is the same compressed, with a byte order mark and with other line ends',
    async (file) => {
      const bytes = readFileSync(path(file));
      const folder = temporaryFolder();
      const copies = [
        gzipSync(bytes),
        Buffer.concat([Buffer.from('\ufeff'), bytes]),
        Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
      ];
      for (const copy of copies) {
        // Some exports say in their name and folder what they are about.
        const name = join(folder, file);
        mkdirSync(dirname(name), { recursive: true });
        writeFileSync(name, copy);
        expect(withoutPlaces(await tellFile(name))).toEqual(withoutPlaces(await told(file)));
      }
    },
  );

  const json = files.filter((file) => /json$/.test(file));

  it.each(json)('%s is the same in the envelope of a webhook log', async (file) => {
    const plain = await told(file);
    const headers = '{"content-type":"application/json"}';
    const asObject = bodiesOf(path(file)).map((body) => `{"headers":${headers},"body":${body}}\n`);
    const asText = bodiesOf(path(file)).map((body) => `{"headers":{},"body":${JSON.stringify(body)}}\n`);
    expect(await tellText(asObject.join(''))).toEqual(plain);
    expect(await tellText(asText.join(''))).toEqual(plain);
  });

  it.each(json)('%s is the same as NDJSON, as an array and with one body a file', async (file) => {
    const plain = await told(file);
    const bodies = bodiesOf(path(file));
    expect(await tellText(bodies.join('\n'))).toEqual(plain);
    expect(await tellText(`[${bodies.join(',')}]`)).toEqual(plain);
    expect(await tellText(`[\n  ${bodies.join(',\n  ')}\n]\n`)).toEqual(plain);
    const each: Told[] = [];
    for (const body of bodies) each.push(await tellText(body.replace('{', '{\n')));
    expect(each.flatMap(({ events }) => events)).toEqual(plain.events);
    expect(each.flatMap(({ rejected }) => rejected)).toEqual(plain.rejected);
    expect(each.reduce((sum, { ignored }) => sum + countOf(ignored), 0)).toEqual(countOf(plain.ignored));
  });
});

const shapes = ['ignored', 'rejected', 'records', 'action,email,timestamp,campaign,details'];

function isShape(keys: readonly string[]): boolean {
  return shapes.includes(keys.filter((key) => key !== 'source' && key !== 'id').join());
}

const countOf = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Where in a file something is wrong depends on its line ends. */
function withoutPlaces(told: Told): Told {
  return { ...told, rejected: told.rejected.map((reason) => reason.replace(/\(line.*\)/, '')) };
}
