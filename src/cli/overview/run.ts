import { CancelledError, ContactReportError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { firstOnScreen } from '../../prompts/overview/overview-lines.ts';
import {
  EscapedError,
  type LiveState,
  type LoadOverview,
  type MenuState,
  type OverviewChoice,
  type OverviewState,
  type Prompter,
  type ReportPlace,
} from '../../prompts/prompter.ts';
import { allOf } from '../../store/batches.ts';
import type { Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { create } from '../create/declare.ts';
import { rerun } from '../rerun/declare.ts';
import { defaultFlags } from '../run-command.ts';
import { view } from '../view/declare.ts';

/**
 * The overview for a person at a terminal: the list, the menu of each report, and the commands behind them. Returns
 * when they press Escape; Ctrl-C is a CancelledError as everywhere.
 */
export async function overviewCommand(outerContext: Context): Promise<void> {
  const context = withSharedStore(outerContext);
  const prompter = await context.prompter();
  let selected: number | null = null;
  for (;;) {
    const load: LoadOverview = (place, lines) => loadOverview(context, place, lines);
    const choice: OverviewChoice | null = await unlessEscaped(prompter.overview(load, selected));
    if (choice === null) return;
    if (choice === 'new') {
      const { createCommand } = await import('../create/run.ts');
      if (
        await runAndPause(context, prompter, () =>
          createCommand(context, { email: undefined }, defaultFlags(create)),
        )
      )
        selected = null;
    } else {
      selected = choice.open;
      await openReport(context, prompter, choice.open);
    }
  }
}

async function openReport(context: Context, prompter: Prompter, id: number): Promise<void> {
  const choice = await unlessEscaped(prompter.reportMenu(await liveMenu(context, id), id));
  if (choice === 'view') {
    const { viewCommand } = await import('../view/run.ts');
    await runAndPause(context, prompter, () => viewCommand(context, { id: [id] }, defaultFlags(view)));
  } else if (choice === 'rerun') {
    const { rerunCommand } = await import('../rerun/run.ts');
    await runAndPause(context, prompter, () => rerunCommand(context, { id: [id] }, defaultFlags(rerun)));
  } else if (choice === 'delete') {
    const { deleteCommand } = await import('../delete/run.ts');
    await runReporting(context, () => deleteCommand(context, { id: [id] }, {}));
  }
}

/** Runs a command and waits until its answer was read. Gives false if the person went back with Escape. */
async function runAndPause(
  context: Context,
  prompter: Prompter,
  command: () => Promise<void>,
): Promise<boolean> {
  if (!(await runReporting(context, command))) return false;
  await unlessEscaped(prompter.pause(messages.runs.backToList));
  await context.io.stderr.write('\n');
  return true;
}

/** Runs a command and prints its error, if any, without leaving the overview. Gives false after Escape. */
async function runReporting(context: Context, command: () => Promise<void>): Promise<boolean> {
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

/** The reports on the screen: however many there are, no more are read. */
async function loadOverview(context: Context, place: ReportPlace, lines: number): Promise<OverviewState> {
  const store = await context.openStore();
  if (!store) return { reports: [], first: 0, index: 0, count: 0, processing: null, hasEvents: false };
  const { reports } = store;
  const processing = await reports.processing();
  const count = await reports.count();
  const wanted = 'index' in place ? place.index : place.id === null ? 0 : await reports.count(place.id);
  const around = async (index: number) => {
    const first = firstOnScreen(index, count, lines);
    const from = await reports.idAt(first);
    return { index, first, reports: from === null ? [] : await allOf(reports.list({ from, limit: lines })) };
  };
  let shown = await around(Math.max(0, Math.min(wanted, count - 1)));
  const isGone = 'id' in place && place.id !== null && !shown.reports.some(({ id }) => id === place.id);
  if (isGone) shown = await around(0);
  const hasEvents = count > 0 || (await store.contacts.suggest('', 1)).length > 0;
  return { ...shown, count, processing, hasEvents };
}

async function liveMenu(context: Context, id: number): Promise<LiveState<MenuState>> {
  const load = async (): Promise<MenuState> => {
    const store = await context.openStore();
    if (!store) return { report: null, processing: null };
    return { processing: await store.reports.processing(), report: await store.reports.get(id) };
  };
  return { now: await load(), load };
}

/**
 * The context of the commands in the overview: they share one open store, "no" goes back to the list, and the menus
 * replace the hints.
 */
function withSharedStore(context: Context): Context {
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
