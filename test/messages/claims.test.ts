import { expect, test } from 'vitest';
import { english } from '../../src/messages/en/index.ts';
import { topics as englishTopics } from '../../src/messages/en/topics.ts';
import { french } from '../../src/messages/fr/index.ts';
import { topics as frenchTopics } from '../../src/messages/fr/topics.ts';
import { dutch } from '../../src/messages/nl/index.ts';
import { topics as dutchTopics } from '../../src/messages/nl/topics.ts';

/** Claims that a store of events cannot make: of law, of proof, of what a person read, wanted, or never did. */
const claims: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    /\bvalid consent\b/i,
    /\b(?:un)?lawful/i,
    /\blegal(?! advice)/i,
    /\bcomplian(?:t|ce)\b/i,
    /\b(?:may|can|allowed to|must not) (?:mail|send mail|be mailed)\b/i,
    /(?<!no-)\bproof\b|\bproves?\b|\bevidence in court\b/i,
    /\bhas (?:read|seen)\b|\bis interested\b/i,
    /\bnever (?:subscribed|opted|signed up|got)/i,
    /\bthe same person\b/i,
    /\bdeleted everywhere\b|\banonymous/i,
    /\bunsubscribed by a (?:scanner|machine)\b/i,
    /\bGDPR\b|\bCAN-SPAM\b|\bCASL\b|\bsoft opt-in\b/i,
  ],
  fr: [
    /\bconsentement (?:valable|valide)\b/i,
    /\b(?:il)?licite/i,
    /\blégal|\bjuridique(?!\.)/i,
    /\bconform(?:e\b|ité)/i,
    /\bpreuves?\b|\bprouv[eé]/i,
    /\ba (?:lu|vu)\b|\best intéressé/i,
    /\bjamais inscrit/i,
    /\bla même personne\b/i,
    /\bsupprimé partout\b|\banonyme/i,
    /\bRGPD\b/i,
  ],
  nl: [
    /\bgeldige toestemming\b/i,
    /\b(?:on)?rechtmatig|\bwettelijk/i,
    /\bjuridisch(?! advies|e advies)/i,
    /\bconform\b/i,
    /\bbewijs|\bbewijst\b/i,
    /\bheeft (?:gelezen|gezien)\b|\bis geïnteresseerd/i,
    /\bnooit ingeschreven/i,
    /\bdezelfde persoon\b/i,
    /\boveral verwijderd\b|\banoniem/i,
    /\bAVG\b/,
  ],
};

/** All texts of a catalogue by their paths; the source of a function stands for its text. */
function* textsIn(part: object, path = ''): Iterable<readonly [string, string]> {
  for (const [name, value] of Object.entries(part)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'object' && value !== null) yield* textsIn(value, here);
    else yield [here, String(value)];
  }
}

test.each([
  ['en', { ...english, topics: englishTopics }],
  ['fr', { ...french, topics: frenchTopics }],
  ['nl', { ...dutch, topics: dutchTopics }],
])('no %s text makes a legal claim, or one about what a person thought', (language, catalogue) => {
  const texts = [...textsIn(catalogue)];
  expect(texts.length).toBeGreaterThan(400);
  const found = texts.filter(([, text]) => claims[language]?.some((claim) => claim.test(text)));
  expect(found).toEqual([]);
});

test.each([
  ['fr', 'en conformité avec le règlement'],
  ['fr', 'cela a été prouvé'],
  ['fr', 'un envoi conforme'],
  ['nl', 'dat bewijst het'],
  ['en', 'proof of consent'],
])('in %s, “%s” is such a claim', (language, text) => {
  expect(claims[language as keyof typeof claims]?.some((claim) => claim.test(text))).toBe(true);
});

test('the patterns find what they are for', () => {
  const said = {
    en: 'This is valid consent: you may mail them, and it is lawful. He has read it.',
    fr: 'Un consentement valable, licite et conforme. Elle a lu.',
    nl: 'Een geldige toestemming, rechtmatig. Zij heeft gelezen.',
  };
  for (const [language, text] of Object.entries(said))
    expect(claims[language]?.filter((claim) => claim.test(text)).length, language).toBeGreaterThan(1);
});
