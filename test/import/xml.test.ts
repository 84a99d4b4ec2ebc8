import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { InputRecord } from '../../src/import/read/input-record.ts';
import { readXml } from '../../src/import/read/xml.ts';

async function gather(records: AsyncIterable<InputRecord[]>): Promise<InputRecord[]> {
  const all: InputRecord[] = [];
  for await (const some of records) all.push(...some);
  return all;
}

describe('readXml', () => {
  const read = async (text: string | Buffer, chunkSize = 1 << 20) => {
    const bytes = Buffer.from(text as string);
    const chunks: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += chunkSize) chunks.push(bytes.subarray(at, at + chunkSize));
    const records = await gather(readXml(Readable.from(chunks), () => null));
    return records.map((record) => record.problem ?? record.value);
  };

  it.each([1, 7, 1 << 20])('gives the value of the JSON form, from pieces of %d bytes', async (size) => {
    const text = `<a xmlns="u" xmlns:p="v"><!-- x --><p:b c="1"> é &amp; &#x1F337;</p:b><b><![CDATA[<&>]]></b>
      <n xmlns:xsi="i" xsi:nil="true"/><e/><d><k>1</k></d></a>`;
    expect(await read(text, size)).toEqual([{ a: { b: [' é & 🌷', '<&>'], n: null, e: '', d: { k: '1' } } }]);
  });

  it('replaces references, but follows none from inside what is referred to', async () => {
    const text =
      '<a><b id="1"><k>v</k></b><c href="#1"/><c href="#1"/><d href="#0"/><e id="2"><f href="#2"/></e><g href="#2"/></a>';
    expect(await read(text)).toEqual([
      { a: { b: { k: 'v' }, c: [{ k: 'v' }, { k: 'v' }], d: null, e: { f: null }, g: null } },
    ]);
  });

  it('refuses references that would multiply the document', async () => {
    const text = `<a><b id="1">${'x'.repeat(1 << 20)}</b>${'<c href="#1"/>'.repeat(65)}</a>`;
    expect(await read(text)).toEqual(['too many references to the same elements']);
  });

  it.each([
    ['<a>\n<b>x</a>', 'invalid XML (line 2, column 9)'],
    ['<a>\n', 'invalid XML (line 2, column 1)'],
    ['<a/><b/>', 'invalid XML (line 1, column 8)'],
    ['<a>&other;</a>', 'invalid XML (line 1, column 11)'],
    ['<p:a/>', 'invalid XML (line 1, column 7)'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'DOCTYPE is not allowed (line 1, column 31)'],
    ['<a>'.repeat(70), 'elements nested deeper than 64 (line 1, column 193)'],
    ['<?xml version="1.0" encoding="klingon"?><a/>', 'unknown encoding'],
  ])('rejects %j', async (text, problem) => {
    expect(await read(text)).toEqual([problem]);
  });

  it('reads an encoding that the document declares, and rejects bytes that are not in it', async () => {
    const declared = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1');
    expect(await read(declared)).toEqual([{ a: 'é' }]);
    expect(await read(Buffer.from('<a>é</a>', 'latin1'))).toEqual([
      'text invalid in its encoding (after line 1, column 1)',
    ]);
  });

  it('rejects a document that is longer than 64 MB', async () => {
    async function* long() {
      yield Buffer.from('<a>');
      for (;;) yield Buffer.alloc(1 << 20, ' ');
    }
    expect(await gather(readXml(long(), () => null))).toEqual([
      { number: 1, problem: 'longer than 64 MB', text: null },
    ]);
  });
});
