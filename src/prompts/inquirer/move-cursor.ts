import { isDownKey, isUpKey, type KeypressEvent } from '@inquirer/core';
import type { PromptTheme } from './theme.ts';

/** A list of choices on the screen. */
export interface ChoiceList {
  /** The number of choices. */
  readonly count: number;
  /** The number of choices that Page Up and Page Down pass over. */
  readonly pageSize: number;
  /** The keys that mean up and down besides the arrows. */
  readonly keybindings: PromptTheme['keybindings'];
}

/**
 * The index of the highlighted choice after `key`; `active` is the one before, -1 if none is highlighted. One step
 * beyond an end leads to the other end.
 */
export function moveCursor(
  active: number,
  key: KeypressEvent,
  { count, pageSize, keybindings }: ChoiceList,
): number {
  const last = count - 1;
  if (count === 0) return -1;
  if (isUpKey(key, keybindings)) return active <= 0 ? last : active - 1;
  if (isDownKey(key, keybindings)) return active >= last ? 0 : active + 1;
  if (key.name === 'pageup') return Math.max(0, active - pageSize);
  if (key.name === 'pagedown') return Math.min(last, active + pageSize);
  if (key.name === 'home') return 0;
  return key.name === 'end' ? last : active;
}
