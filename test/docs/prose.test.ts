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

/** Folders with comments that are still to be rewritten, and how many; a number may only shrink. */
const allowed: Readonly<Record<string, number>> = {
  app: 3,
  cli: 60,
  domain: 35,

  io: 22,
  prompts: 33,
  render: 26,
  store: 28,
};

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
  const counts: Record<string, number> = {};
  for (const { file } of faults) {
    const folder = file.includes('/') ? (file.split('/')[0] ?? '') : '.';
    counts[folder] = (counts[folder] ?? 0) + 1;
  }
  const tooMany = Object.entries(counts).filter(([folder, count]) => count > (allowed[folder] ?? 0));
  const list = faults
    .filter(({ file }) => tooMany.some(([folder]) => file.startsWith(`${folder}/`) || folder === '.'))
    .map(({ file, text }) => `${file}: ${text.slice(0, 120)}`);
  expect(Object.fromEntries(tooMany), list.join('\n')).toEqual({});
});

it('English messages are plain', () => {
  const texts = [...textsIn(english, '')];
  expect(texts.length).toBeGreaterThan(400);
  expect(texts.filter(([, text]) => !isPlain(text))).toEqual([]);
  // The engine may change; the user's words do not name it.
  expect(texts.filter(([, text]) => /sqlite/i.test(text))).toEqual([]);
});

/** All messages by their paths; the source of a function stands for its text. */
function* textsIn(part: object, path: string): Iterable<[string, string]> {
  for (const [name, value] of Object.entries(part)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'object' && value !== null) yield* textsIn(value, here);
    else yield [here, String(value)];
  }
}
