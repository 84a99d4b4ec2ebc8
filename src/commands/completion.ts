import { scripts } from '../completion/scripts.ts';
import type { Shell } from '../completion/shells.ts';
import type { Context } from '../context.ts';

/** `completion SHELL`: prints what teaches a shell to complete. */
export async function completionCommand({ io: { stdout } }: Context, shell: Shell): Promise<void> {
  await stdout.write(scripts[shell]);
}
