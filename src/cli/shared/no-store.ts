import { FailedError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { Context } from '../context.ts';

/** The error if a command needs a store and there is none. */
export function noStore({ storePlace }: Context): FailedError {
  return new FailedError('no_store', messages.stores.none(storePlace.shown), messages.stores.noneHint);
}
