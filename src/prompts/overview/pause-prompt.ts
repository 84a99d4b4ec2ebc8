import { createPrompt, isEnterKey, useKeypress } from '@inquirer/core';
import type { PromptTheme } from '../inquirer/theme.ts';

/** The settings of {@link pausePrompt}. */
export interface PauseConfig {
  /** The effect of Enter. */
  readonly message: string;
  readonly theme: PromptTheme;
}

/** Waits for Enter. */
export const pausePrompt = createPrompt<true, PauseConfig>(({ message, theme }, done) => {
  useKeypress((key) => {
    if (isEnterKey(key)) done(true);
  });
  return theme.style.help(`⏎ ${message}`);
});
