import { rm } from 'node:fs/promises';
import { FailedError } from '../../errors.ts';
import { runInChild, serveParent } from '../../io/child-process.ts';
import { withSpinner } from '../../io/spinner.ts';
import { messages } from '../../messages/messages.ts';
import type { Check, Store, StoreInfo } from '../../store/store.ts';
import type { Context } from '../context.ts';

/** A store of this size, bytes, is not read in the blink of an eye. */
const large = 32 * 1024 * 1024;

/** What is seen by the work that reads all of a store. */
interface Seen {
  readonly check: Check[];
  readonly info: StoreInfo;
  readonly backup: null;
}
type Look = keyof Seen;

const looks: { readonly [L in Look]: (store: Store, file: string) => Promise<Seen[L]> } = {
  check: (store) => store.check(),
  info: (store) => store.info(),
  backup: (store, file) => store.backup(file).then(() => null),
};

/** What the process that does it is asked. */
interface Question {
  readonly look: Look;
  /** The file to write; '' where there is none. */
  readonly file: string;
}

/**
 * Does work that reads all of the store; where that takes long, `text` says on the terminal what is being done. The
 * engine hears nothing meanwhile, so that long work is left to a process that can be ended at any moment.
 */
export async function longLook<L extends Look>(
  context: Context,
  store: Store,
  text: string,
  look: L,
  file = '',
): Promise<Seen[L]> {
  if ((await store.size()) < large) return looks[look](store, file);
  const { lookLost, lookLostHint } = messages.errors;
  const question: Question = { look, file };
  return withSpinner(context.io, text, () =>
    runInChild(context, { command: 'look-in-background', question, crashMessage: [lookLost, lookLostHint] }),
  );
}

/** What the process that {@link longLook} started does. */
export async function lookCommand(context: Context): Promise<void> {
  await serveParent<Question>(context, async ({ look, file }, answer) => {
    const store = await context.openStore();
    if (!store) throw noStore(context);
    const heard = await answer(await looks[look](store, file));
    // Who asked was killed; nobody else tidies up.
    if (!heard && file) await rm(file, { force: true });
  });
}

/** What is said where a store is needed and there is none. */
export function noStore({ storePath }: Context): FailedError {
  return new FailedError('no_store', messages.stores.none(storePath), messages.stores.noneHint);
}
