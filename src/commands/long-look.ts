import { stat } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { withNotice } from '../terminal/spinner.ts';

/** A store of this size, bytes, is not read in the blink of an eye. */
const large = 32 * 1024 * 1024;

/** Does work that reads all of the store; where that takes long, `text` says on the terminal what is being done. */
export async function longLook<T>(
  { io, storePath }: Context,
  text: string,
  work: () => Promise<T>,
): Promise<T> {
  const { size } = await stat(storePath);
  return size < large ? work() : withNotice(io, text, work);
}
