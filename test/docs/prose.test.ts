import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { english } from '../../src/messages/en/index.ts';

/** Phrases that are never plain English in our prose: a negated noun, a relative clause in front, *where* for *if*. */
const banned: readonly RegExp[] = [
  /(?<!\bthere )\bis no (?!longer\b|more\b)\w+/i,
  /\b(?:that|which) is none\b/i,
  /\bis not one\b/i,
  /\bone that is none\b/i,
  /\b(?:nobody|somebody|whoever|whosoever)\b/i,
  /\bwhere (?:there|it|that|one|none|nobody|he|they|no)\b/i,
];
/** First words of a comment whose subject comes last. */
const openings = /^(?:Who|What|Whether|Whoever|Where|That|Of)\b/;

interface Comment {
  readonly file: string;
  readonly text: string;
}

function* comments(): Iterable<Comment> {
  for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const source = readFileSync(join('src', file), 'utf8');
    const blocks = source.matchAll(/\/\*\*?([\s\S]*?)\*\/|((?:^[ \t]*\/\/.*\n)+)/gm);
    for (const [, block, lines] of blocks) {
      const raw = block?.replace(/^\s*\* ?/gm, ' ') ?? lines?.replace(/^\s*\/\/ ?/gm, ' ') ?? '';
      yield { file, text: raw.replace(/\s+/g, ' ').trim() };
    }
  }
}

const isPlain = (text: string) => !banned.some((pattern) => pattern.test(text));

it('comments are plain English', () => {
  const faults = [...comments()].filter(({ text }) => openings.test(text) || !isPlain(text));
  expect(faults.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
});

it('English messages are plain', () => {
  const texts = [...textsIn(english, '')];
  expect(texts.length).toBeGreaterThan(400);
  expect(texts.filter(([, text]) => !isPlain(text))).toEqual([]);
  // The engine may change; the user's words name it only if its library does not load.
  const named = texts.filter(([path, text]) => /sqlite/i.test(text) && !path.includes('library'));
  expect(named).toEqual([]);
});

/** All messages by their paths; the source of a function stands for its text. */
function* textsIn(part: object, path: string): Iterable<[string, string]> {
  for (const [name, value] of Object.entries(part)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'object' && value !== null) yield* textsIn(value, here);
    else yield [here, String(value)];
  }
}
