import type { Args } from '../command.ts';
import type { Context } from '../context.ts';
import type { completion } from './declare.ts';
import { scripts } from './scripts.ts';

/** `completion SHELL`: prints the script with which a shell completes. */
export async function completionCommand(
  { io: { stdout } }: Context,
  { shell }: Args<typeof completion>,
): Promise<void> {
  await stdout.write(scripts[shell]);
}
