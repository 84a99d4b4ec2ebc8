import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SaxesParser } from 'saxes';
import { expect, it, test } from 'vitest';
import { pages, readPage } from '../support/pages.ts';

// Drawn by `npm run pictures`.
const pictures = pages().flatMap((page) =>
  [...readPage(page).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt = '', path = '']) => ({
    alt,
    path: join(dirname(page), path),
  })),
);

interface Drawing {
  /** The elements, each with its attributes. */
  readonly elements: readonly { readonly name: string; readonly attributes: Record<string, string> }[];
  /** Each piece of text by itself. */
  readonly texts: readonly string[];
}

/** The elements and texts of an SVG; throws if it is not well-formed. */
function parse(svg: string): Drawing {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Record<string, string> });
  });
  parser.on('text', (text) => {
    if (elements.at(-1)?.name === 'text' && text.trim() !== '') texts.push(text);
  });
  parser.write(svg).close();
  return { elements, texts };
}

it('the pages show four pictures, each with a description', () => {
  expect(pictures.map(({ path }) => path)).toEqual([
    'test/pictures/overview.svg',
    'test/pictures/report.svg',
    'test/pictures/html.png',
    'test/pictures/calendar.svg',
  ]);
  for (const { alt } of pictures) expect(alt).toMatch(/^[A-Z].{40,}/);
});

const drawn = pictures.filter(({ path }) => path.endsWith('.svg'));

test.each(drawn)('$path is small, and needs nothing but itself', ({ path }) => {
  const svg = readFileSync(path, 'utf8');
  expect(svg.length).toBeLessThan(60_000);
  expect(svg).not.toMatch(/url\(|@import|href/);
  const { elements } = parse(svg);
  const names = new Set(elements.map(({ name }) => name));
  expect([...names].sort()).toEqual(['circle', 'rect', 'style', 'svg', 'text', 'title']);
});

test.each(drawn)('$path: every text says how wide it is, and stays within the window', ({ path }) => {
  const { elements } = parse(readFileSync(path, 'utf8'));
  const width = Number(elements[0]?.attributes.width);
  const texts = elements.filter(({ name }) => name === 'text').map(({ attributes }) => attributes);
  expect(texts.length).toBeGreaterThan(20);
  for (const { x, textLength } of texts) {
    expect(Number(textLength)).toBeGreaterThan(0);
    expect(Number(x) + Number(textLength)).toBeLessThan(width);
  }
});

test.each(drawn)('$path shows the addresses and days that its words name', ({ alt, path }) => {
  const { texts } = parse(readFileSync(path, 'utf8'));
  const shown = texts.join('\n');
  const claims = alt.match(/\S+@[\w.]+|\d{4}-\d\d-\d\d/g) ?? [];
  expect(claims).not.toEqual([]);
  for (const claim of claims) expect(shown).toContain(claim);
});

test.each([
  ['overview', 'Contact reports', 'completed', 'esc leave'],
  ['calendar', 'January 2026', 'February 2026', '3 events that day · 39 days: 10 events'],
  ['report', 'Report 7 · completed', 'Unsubscribed', 'Subscribed', 'Link clicked'],
])('test/pictures/%s.svg shows the program’s own words', (name, ...words) => {
  const { texts } = parse(readFileSync(`test/pictures/${name}.svg`, 'utf8'));
  const shown = texts.join('\n');
  for (const word of words) expect(shown).toContain(word);
});

it('shows the HTML page in a picture of a sensible size', () => {
  const png = readFileSync('test/pictures/html.png');
  expect(png.subarray(1, 8).toString('latin1')).toBe('PNG\r\n\u001a\n');
  expect(png.readUInt32BE(16)).toBe(1000);
  expect(png.readUInt32BE(20)).toBeGreaterThan(800);
  expect(statSync('test/pictures/html.png').size).toBeLessThan(200_000);
});
