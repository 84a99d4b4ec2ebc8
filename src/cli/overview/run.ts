import { CancelledError, ContactReportError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import {
  EscapedError,
  type Live,
  type OverviewChoice,
  type OverviewState,
  type Prompter,
} from '../../prompts/prompter.ts';
import type { Store } from '../../store/store.ts';
import type { Context } from '../context.ts';

/**
 * The overview that a person at a terminal walks around in: the list, the menu of each report, and the commands
 * behind them. Returns when they leave by Escape; Ctrl-C is a CancelledError as everywhere.
 */
export async function overviewCommand(outside: Context): Promise<void> {
  const context = indoors(outside);
  const prompter = await context.prompter();
  let selected: number | null = null;
  for (;;) {
    const list = await live(context);
    const choice: OverviewChoice | null = await unlessEscaped(prompter.overview(list, selected));
    if (choice === null) return;
    if (choice === 'new') {
      const { createCommand } = await import('../create/run.ts');
      if (await visit(context, prompter, () => createCommand(context, undefined, {}))) selected = null;
    } else {
      selected = choice.open;
      await openReport(context, prompter, choice.open);
    }
  }
}

async function openReport(context: Context, prompter: Prompter, id: number): Promise<void> {
  const text = String(id);
  const choice = await unlessEscaped(prompter.reportMenu(await live(context), id));
  if (choice === 'view') {
    const { viewCommand } = await import('../view/run.ts');
    await visit(context, prompter, () => viewCommand(context, text, {}));
  } else if (choice === 'rerun') {
    const { rerunCommand } = await import('../rerun/run.ts');
    await visit(context, prompter, () => rerunCommand(context, text, {}));
  } else if (choice === 'delete') {
    const { deleteCommand } = await import('../delete/run.ts');
    await told(context, () => deleteCommand(context, [text], {}));
  }
}

/** Does what a command does, and waits until its answer was read. Gives false where the person turned back. */
async function visit(context: Context, prompter: Prompter, command: () => Promise<void>): Promise<boolean> {
  if (!(await told(context, command))) return false;
  await unlessEscaped(prompter.pause(messages.runs.backToList));
  await context.io.stderr.write('\n');
  return true;
}

/** Does what a command does. What it refuses is told, as the command itself would, and no reason to leave. */
async function told(context: Context, command: () => Promise<void>): Promise<boolean> {
  try {
    await command();
  } catch (error) {
    if (error instanceof EscapedError) return false;
    if (error instanceof CancelledError || !(error instanceof ContactReportError)) throw error;
    const { safeText } = await import('../../render/text/safe-text.ts');
    const lines = [`${messages.errors.prefix}${error.message}`, ...(error.hint === null ? [] : [error.hint])];
    await context.io.stderr.write(lines.map((line) => `${safeText(line)}\n`).join(''));
  }
  return true;
}

async function unlessEscaped<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof EscapedError) return null;
    throw error;
  }
}

async function live(context: Context): Promise<Live<OverviewState>> {
  const load = async (): Promise<OverviewState> => {
    const store = await context.openStore();
    if (!store) return { reports: [], hasEvents: false };
    const reports = await store.reports.list({});
    const hasEvents = reports.length > 0 || (await store.contacts.suggest('', 1)).length > 0;
    return { reports, hasEvents };
  };
  return { now: await load(), load };
}

/**
 * The context of the commands in here: all use one open store, "no" is a way back, not out, and what to do next is in
 * the menus.
 */
function indoors(context: Context): Context {
  let store: Store | null = null;
  return {
    ...context,
    suggests: false,
    async openStore() {
      store ??= await context.openStore();
      return store;
    },
    async openOrCreateStore() {
      store ??= await context.openOrCreateStore();
      return store;
    },
    async prompter() {
      const prompter = await context.prompter();
      return {
        ...prompter,
        async confirm(message) {
          if (!(await prompter.confirm(message))) throw new EscapedError();
          return true;
        },
      };
    },
  };
}
