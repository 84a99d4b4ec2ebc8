import type { Context } from '../context.ts';
import { scripts } from './scripts.ts';
import type { Shell } from './shells.ts';

/** `completion SHELL`: prints what teaches a shell to complete. */
export async function completionCommand({ io: { stdout } }: Context, shell: Shell): Promise<void> {
  await stdout.write(scripts[shell]);
}
