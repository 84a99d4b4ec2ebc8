import { isDeepStrictEqual } from 'node:util';
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

/** How often the store is looked into at most until two looks in a row find the same. */
const mostLooks = 4;
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
  const place = context.storePlace;
  const engine = engineOf(place);
  const library = await engine.checkLibrary().catch((error: unknown) => errorToCheck(error, place));
  if (!library.ok) return [library];
  // Before we open it: files that are beside it only while it is open are not a person's to mend.
  const placeChecks = await engine.checkPlace(place);
  const inside = await examineTwice(context);
  if (inside === null) return [library, passed('store', messages.stores.noneThere(place.shown))];
  // The rights of a file that is not a store are not our affair.
  const isStore = inside.some(({ name, ok }) => (name === 'store' ? ok : name === 'damage'));
  return [library, ...inside, ...placeChecks.filter(({ name }) => isStore || name !== 'rights')];
}

/**
 * The checks of the store itself; null when there is none. The advice may be to remove the store: what is wrong is
 * reported only if it is wrong again when everything is opened anew.
 */
async function examineTwice(context: Context): Promise<Check[] | null> {
  let checks = await examineStore(context);
  for (let attempt = 1; attempt < mostLooks && failing(checks).length > 0; attempt += 1) {
    const again = await examineStore(context);
    if (isDeepStrictEqual(failing(again), failing(checks))) return again;
    checks = again;
  }
  return checks;
}

function failing(checks: readonly Check[] | null): string[] {
  return (checks ?? []).filter(({ ok }) => !ok).map(({ name }) => name);
}

async function examineStore(context: Context): Promise<Check[] | null> {
  const place = context.storePlace;
  const checks: Check[] = [];
  try {
    const store = await context.openStore();
    if (!store) return null;
    try {
      checks.push(passed('store', place.shown));
      checks.push(await checkRun(store).catch((error: unknown) => errorToCheck(error, place)));
      checks.push(...(await runJob(context, store, messages.stores.checking, 'check')));
    } finally {
      await store.close();
    }
  } catch (error) {
    checks.push(await errorToCheck(error, place));
  }
  return checks;
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
  const { code, message, hint } = known;
  if (code === 'store_damaged')
    return { name: 'damage', ok: false, message, fix: engineOf(place).adviceIfDamaged() };
  return { name: code === 'sqlite_unusable' ? 'library' : 'store', ok: false, message, fix: hint };
}

function fixText({ fix }: Check): string | null {
  return fix === null || typeof fix === 'string' ? fix : fix.map(shellWord).join(' ');
}

function passed(name: string, message: string): Check {
  return { name, ok: true, message, fix: null };
}
