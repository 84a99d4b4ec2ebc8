import { expect, test } from 'vitest';
import { moveCursor } from '../../src/prompts/inquirer/move-cursor.ts';

const key = (name: string) => ({ name, ctrl: false, shift: false });
const list = { count: 10, pageSize: 4, keybindings: [] };

test.each([
  [0, 'down', 1],
  [9, 'down', 0],
  [0, 'up', 9],
  [-1, 'down', 0],
  [-1, 'up', 9],
  [2, 'pageup', 0],
  [5, 'pagedown', 9],
  [5, 'pageup', 1],
  [5, 'home', 0],
  [5, 'end', 9],
  [5, 'x', 5],
])('from %i, %s: %i', (active, name, next) => {
  expect(moveCursor(active, key(name), list)).toBe(next);
});

test('an empty list has nothing to highlight', () => {
  for (const name of ['up', 'down', 'home', 'end', 'pagedown'])
    expect(moveCursor(-1, key(name), { ...list, count: 0 })).toBe(-1);
});

test('letters move only with the keybindings of vim', () => {
  expect(moveCursor(5, key('j'), list)).toBe(5);
  expect(moveCursor(5, key('j'), { ...list, keybindings: ['vim'] })).toBe(6);
});
