import { expect, test } from 'vitest';
import { english } from '../../src/messages/en/index.ts';
import { french } from '../../src/messages/fr/index.ts';
import { dutch } from '../../src/messages/nl/index.ts';

type Saying = (...values: unknown[]) => unknown;

// Words that both languages have, and texts that hold none.
const shared: Readonly<Record<string, readonly string[]>> = {
  french: [
    'calendar.dayInWords',
    'check.certain',
    'check.columns.contact',
    'check.contacts',
    'consent.cause.visit',
    'consent.columns.contact',
    'consent.columns.source',
    'consent.labels.obstacle',
    'coverage.columns.contact',
    'coverage.columns.source',
    'help.placeholders.action',
    'help.placeholders.email',
    'help.placeholders.format',
    'help.placeholders.id',
    'help.placeholders.n',
    'help.placeholders.options',
    'help.placeholders.shell',
    'lists.action',
    'lists.campaignTypes.test',
    'lists.campaignTypes.workflow',
    'lists.contact',
    'lists.format',
    'lists.id',
    'lists.source',
    'lists.type',
    'questions.keys.tab',
    'reports.categories.email',
    'reports.columns.action',
    'reports.columns.source',
    'reports.labels.actions',
    'reports.labels.machines',
    'reports.labels.sources',
    'stores.contacts',
    'stores.libraryLoaded',
    'stores.version',
  ],
  dutch: [
    'calendar.dayInWords',
    'calendar.keys.ends',
    'calendar.keys.jump',
    'calendar.keys.pages',
    'calendar.keys.week',
    'calendar.later',
    'check.columns.contact',
    'check.test',
    'consent.cause.link',
    'consent.cause.mail',
    'consent.cause.scanner',
    'consent.columns.contact',
    'consent.mails',
    'coverage.columns.contact',
    'help.placeholders.details',
    'help.placeholders.id',
    'help.placeholders.n',
    'help.placeholders.shell',
    'help.placeholders.status',
    'help.placeholders.zone',
    'lists.campaignTypes.test',
    'lists.campaignTypes.workflow',
    'lists.contact',
    'lists.id',
    'lists.label',
    'lists.status',
    'lists.type',
    'questions.keys.escape',
    'questions.keys.tab',
    'reports.columns.details',
    'reports.detail',
    'reports.labelled',
    'reports.labels.machines',
    'reports.labels.status',
    'reports.percent',
    'runs.progressLine',
    'stores.bytes',
    'stores.checks.log',
    'stores.checks.schema',
    'stores.megabytes',
    'stores.schema',
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
