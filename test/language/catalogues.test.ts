import { expect, test } from 'vitest';
import { dutch } from '../../src/language/dutch/index.ts';
import { english } from '../../src/language/english/index.ts';
import { french } from '../../src/language/french/index.ts';

type Saying = (...values: unknown[]) => unknown;

// Words that both languages have, and texts that hold none.
const shared: Readonly<Record<string, readonly string[]>> = {
  french: ['imports.dateFormat', 'stores.contacts', 'stores.version'],
  dutch: [
    'imports.dateFormat',
    'stores.bytes',
    'stores.schema',
    'stores.checks.schema',
    'runs.percent',
    'runs.told',
  ],
};

test.each([
  ['french', french],
  ['dutch', dutch],
])('no %s text is the English one, but for the words that both share', (language, catalogue) => {
  const english = Object.keys(same).filter((path) => same[path] === others(catalogue)[path]);
  expect(english.sort()).toEqual([...(shared[language] ?? [])].sort());
});

const same = others(english);

/** All texts of a catalogue by their paths; what a function says of some values stands for it. */
function others(catalogue: object): Readonly<Record<string, string>> {
  return Object.fromEntries([...textsIn(catalogue, '')]);
}

function* textsIn(part: object, path: string): Iterable<[string, string]> {
  for (const [name, value] of Object.entries(part)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'object' && value !== null) yield* textsIn(value, here);
    else yield [here, typeof value === 'function' ? said(value) : String(value)];
  }
}

/** What a text says when it is given numbers, texts or lists, whichever it takes. */
function said(text: Saying): string {
  for (const kind of [(n: number) => 1234 + n, (n: number) => `x${n}`, (n: number) => [`x${n}`, 'y']]) {
    try {
      return String(text(...Array.from({ length: text.length }, (_, n) => kind(n))));
    } catch {
      // It takes values of another kind.
    }
  }
  return String(text);
}
