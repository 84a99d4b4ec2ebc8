import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { formats } from '../../../src/import/formats/index.ts';
import { filesOf } from '../../support/expectations.ts';
import { fixture } from '../../support/program.ts';
import { bodiesOf } from './fixtures.ts';

const platforms = formats.map(({ name }) => name).filter((name) => name !== 'native');
const names = [
  ...platforms.flatMap((platform) => filesOf(platform).map((file) => `${platform}/${file}`)),
  ...['history.csv', 'history.json', 'hostile.ndjson', 'csv/tool.csv'],
];

/** The bytes of every fixture. */
const fixtures = names.map((name) => readFileSync(fixture(name)));
/**
 * The JSON values of the fixtures that are short, on one line each. What a file is, is told from its first 50 lines
 * and 128 KB: some sound line has to be among them.
 */
export const jsonLines = names
  .filter((name) => /json$/.test(name) && !name.startsWith('hostile'))
  .flatMap((name) => bodiesOf(fixture(name)))
  .filter((line) => line.length < 4096);

/** One thing that happens to bytes. Places and lengths are shares of all there is, from 0 to 1. */
type Harm = (bytes: Buffer) => Buffer;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const someFixture = fc.nat(fixtures.length - 1).map((index) => fixtures[index] ?? Buffer.alloc(0));
const place = (bytes: Buffer, at: number) => Math.floor(at * bytes.length);
/** Two places, the first first. */
const range = (bytes: Buffer, a: number, b: number) =>
  [place(bytes, Math.min(a, b)), place(bytes, Math.max(a, b))] as const;

const flip: fc.Arbitrary<Harm> = fc
  .array(fc.tuple(share, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 6 })
  .map((flips) => (bytes) => {
    const copy = Buffer.from(bytes);
    for (const [at, bits] of flips) {
      const index = place(copy, at);
      copy[index] = (copy[index] ?? 0) ^ bits;
    }
    return copy;
  });

const cut: fc.Arbitrary<Harm> = fc.tuple(share, fc.boolean()).map(([at, isHead]) => (bytes) => {
  return isHead ? bytes.subarray(place(bytes, at)) : bytes.subarray(0, place(bytes, at));
});

const moveChunk: fc.Arbitrary<Harm> = fc
  .tuple(share, share, share, fc.constantFrom('delete', 'repeat'))
  .map(([a, b, to, what]) => (bytes) => {
    const [start, end] = range(bytes, a, b);
    if (what === 'delete') return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    return inserted(bytes, bytes.subarray(start, end), place(bytes, to));
  });

const insertChunk: fc.Arbitrary<Harm> = fc.tuple(someFixture, share, share, share).map(
  ([other, a, b, at]) =>
    (bytes) =>
      inserted(bytes, other.subarray(...range(other, a, b)), place(bytes, at)),
);

const editLines: fc.Arbitrary<Harm> = fc
  .tuple(share, fc.constantFrom('delete', 'repeat', 'empty'))
  .map(([at, what]) => (bytes) => {
    const lines = linesOf(bytes);
    const index = Math.min(Math.floor(at * lines.length), lines.length - 1);
    const line = lines[index] ?? '';
    const put = { delete: [], repeat: [line, line], empty: ['', line, ' '] }[what] ?? [];
    return fromLines(lines.toSpliced(index, 1, ...put));
  });

const interleave: fc.Arbitrary<Harm> = fc
  .tuple(someFixture, fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }))
  .map(([other, turns]) => (bytes) => {
    const [mine, theirs] = [linesOf(bytes), linesOf(other)];
    const lines: string[] = [];
    for (let n = 0; mine.length > 0 && theirs.length > 0; n += 1) {
      lines.push((turns[n % turns.length] ? mine : theirs).shift() ?? '');
    }
    return fromLines([...lines, ...mine, ...theirs]);
  });

const lineEnds: fc.Arbitrary<Harm> = fc.constantFrom('\r\n', '\r', '\n\n', ' ').map((end) => (bytes) => {
  return Buffer.from(linesOf(bytes).join(end), 'latin1');
});

const wrap: fc.Arbitrary<Harm> = fc.boolean().map((asText) => (bytes) => {
  const text = bytes.toString('utf8');
  return Buffer.from(`{"headers":{},"body":${asText ? JSON.stringify(text) : text}}\n`);
});

const zip: Harm = (bytes) => gzipSync(bytes);
const whole: Harm = (bytes) => bytes;

/** A fixture to which some things happened; it may be compressed, and harmed after that. */
export const damagedBytes: fc.Arbitrary<Buffer> = fc
  .tuple(
    someFixture,
    fc.array(fc.oneof(flip, cut, moveChunk, insertChunk, editLines, interleave, lineEnds, wrap), {
      maxLength: 4,
    }),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.oneof(fc.constant(whole), flip, cut, moveChunk) },
    ),
  )
  .map(([bytes, harms, afterZip]) => {
    const harmed = harms.reduce<Buffer>((before, harm) => harm(before), bytes);
    return afterZip ? afterZip(zip(harmed)) : harmed;
  });

/** Harm to one line that leaves it a line. A NUL is left out: it makes the whole file a binary one, which is refused. */
export const lineHarm: fc.Arbitrary<(line: string) => string> = fc
  .oneof(flip, cut, moveChunk, insertChunk)
  .map((harm) => (line) => {
    const harmed = harm(Buffer.from(line));
    return Buffer.from(harmed.filter((byte) => byte !== 0x0a && byte !== 0)).toString('latin1');
  });

function inserted(bytes: Buffer, chunk: Buffer, at: number): Buffer {
  return Buffer.concat([bytes.subarray(0, at), chunk, bytes.subarray(at)]);
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString('latin1').split('\n');
}

function fromLines(lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\n'), 'latin1');
}
