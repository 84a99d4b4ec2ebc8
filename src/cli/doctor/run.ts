import { ContactReportError, exitCodes } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { toDocument } from '../../render/json.ts';
import { styleFor } from '../../render/text/colors.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { engineOf } from '../../store/engine.ts';
import type { Check, Store } from '../../store/store.ts';
import type { StorePlace } from '../../store/store-place.ts';
import type { Context } from '../context.ts';
import { commandLine, shellWord, suggestNext } from '../hints.ts';
import { runJob } from '../shared/read-in-child.ts';

/** The codes of errors that say nothing about the store. */
const otherErrors: ReadonlySet<string> = new Set(['cancelled', 'background_failed']);

/** `doctor`: prints what is wrong with the store and how to mend it; gives the exit code. */
export async function doctorCommand(context: Context): Promise<number> {
  const checks = (await examine(context)).map((check) => ({ ...check, fix: fixText(check) }));
  const healthy = checks.every((check) => check.ok);
  const { stdout } = context.io;
  if (context.json) {
    await stdout.write(toDocument({ path: context.storePlace.shown, ok: healthy, checks }));
  } else {
    const style = styleFor(stdout);
    const labels: Readonly<Record<string, string>> = messages.stores.checks;
    const label = (name: string) => labels[name] ?? name;
    const width = Math.max(...Object.values(labels).map((each) => each.length));
    for (const { name, ok, message, fix } of checks) {
      const mark = ok ? style.green('✔') : style.red('✘');
      await stdout.write(`${mark} ${label(name).padEnd(width)} ${safeText(message)}\n`);
      if (fix) await stdout.write(`${' '.repeat(width + 3)}${safeText(fix)}\n`);
    }
  }
  if (!healthy) return exitCodes.failed;
  const file = messages.help.placeholders.file.toUpperCase();
  await suggestNext(
    context,
    checks.some(({ name }) => name === 'processing')
      ? messages.nextSteps.keepCopy(commandLine(context, ['store', 'backup', file]))
      : messages.nextSteps.next(commandLine(context, ['import', file])),
  );
  return exitCodes.done;
}

async function examine(context: Context): Promise<Check[]> {
  const checks: Check[] = [];
  const place = context.storePlace;
  // Before we open it: files that are beside it only while it is open are not a person's to mend.
  const placeChecks = await engineOf(place).checkPlace(place);
  let isStore = true;
  try {
    const store = await context.openStore();
    if (!store) return [passed('store', messages.stores.noneThere(place.shown))];
    checks.push(passed('store', place.shown));
    checks.push(await checkRun(store).catch((error: unknown) => errorToCheck(error, place)));
    checks.push(...(await runJob(context, store, messages.stores.checking, 'check')));
  } catch (error) {
    const found = await errorToCheck(error, place);
    isStore = found.name === 'damage';
    checks.push(found);
  }
  // The rights of a file that is not a store are not our affair.
  return [...checks, ...placeChecks.filter(({ name }) => isStore || name !== 'rights')];
}

async function checkRun(store: Store): Promise<Check> {
  const running = await store.reports.processing();
  return passed(
    'processing',
    running ? messages.stores.ownerAlive(running.id) : messages.stores.noneProcessing,
  );
}

async function errorToCheck(error: unknown, place: StorePlace): Promise<Check> {
  const known = error instanceof ContactReportError ? error : await engineOf(place).explain(error, place);
  if (!known || otherErrors.has(known.code)) throw error;
  const name = known.code === 'store_damaged' ? 'damage' : 'store';
  return { name, ok: false, message: known.message, fix: known.hint };
}

function fixText({ fix }: Check): string | null {
  return fix === null || typeof fix === 'string' ? fix : fix.map(shellWord).join(' ');
}

function passed(name: string, message: string): Check {
  return { name, ok: true, message, fix: null };
}
