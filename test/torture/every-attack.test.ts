import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { planned } from './attacks/index.ts';

test.each(planned.map(({ attack }) => attack.name))('%s has a test of its short form', (name) => {
  expect(existsSync(fileURLToPath(new URL(`${name}.test.ts`, import.meta.url)))).toBe(true);
});
