import { expect, test } from 'vitest';
import { suggestAddresses } from '../../src/prompts/email/email-choices.ts';
import type { ContactSearch } from '../../src/prompts/prompter.ts';

const store = (contacts: string[], nearest: string[] = []): ContactSearch => ({
  suggest: async (text, limit) =>
    contacts.filter((email) => email.toLowerCase().includes(text.toLowerCase())).slice(0, limit),
  has: async (email) => contacts.some((contact) => contact.toLowerCase() === email),
  nearest: async (_, limit) => nearest.slice(0, limit),
});

test('a known address leads in the spelling of the store', async () => {
  const known = store(['ann@example.be.test', 'Ann@Example.be']);
  expect(await suggestAddresses(' ANN@example.be ', known, 7)).toEqual({
    text: ' ANN@example.be ',
    choices: [
      { email: 'Ann@Example.be', inStore: true },
      { email: 'ann@example.be.test', inStore: true },
    ],
    problem: null,
  });
});

test('an unknown address leads, so that Enter never takes another one than was typed', async () => {
  const known = store(['jan@example.be'], ['jan@example.be', 'ann@example.be']);
  const { choices } = await suggestAddresses('an@example.be', known, 7);
  expect(choices).toEqual([
    { email: 'an@example.be', inStore: false },
    { email: 'jan@example.be', inStore: true },
    { email: 'ann@example.be', inStore: true },
  ]);
  expect((await suggestAddresses('an@example.be', known, 2)).choices).toHaveLength(2);
});

test('nothing typed is no problem, not even in an empty store', async () => {
  expect(await suggestAddresses(' ', store([]), 7)).toEqual({ text: ' ', choices: [], problem: null });
});

test('what is wrong is said without what a terminal would obey', async () => {
  const { problem } = await suggestAddresses('a\u001b[2Jb', store([]), 7);
  expect(problem).toBe('Invalid e-mail address: “a␛[2Jb”');
});
