import { declareCommand, oneWordOf } from '../command.ts';
import { shells } from './shells.ts';

/** `completion SHELL` */
export const completion = declareCommand({
  name: 'completion',
  arguments: { shell: oneWordOf(shells) },
  flags: [],
  examples: ['completion bash', 'completion zsh > ~/.zfunc/_contact-report', 'completion fish | source'],
  exits: { 0: 'done', 2: 'wrongUsage' },
});
