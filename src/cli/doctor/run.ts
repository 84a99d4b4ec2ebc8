import { realpath, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ContactReportError, exitCodes } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { toDocument } from '../../render/json.ts';
import { styleFor } from '../../render/text/colors.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { explainStoreError } from '../../store/engine.ts';
import type { Check, Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { commandLine, shellWord, suggestNext } from '../hints.ts';
import { longLook } from '../shared/read-in-child.ts';

/** Less free space than this is worth a word, bytes. */
const littleSpace = 100 * 1024 * 1024;

/** Errors that say nothing of the store. */
const notOfTheStore: ReadonlySet<string> = new Set(['cancelled', 'background_failed']);

/** `doctor`: says what is wrong with the store and how to mend it; gives the exit code. */
export async function doctorCommand(context: Context): Promise<number> {
  const checks = await examine(context);
  const healthy = checks.every((check) => check.ok);
  const { stdout } = context.io;
  if (context.json) {
    await stdout.write(toDocument({ path: context.storePath, ok: healthy, checks }));
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
  let isStore = true;
  // Before we open it: what lies beside it only while somebody does is not to be mended by a person.
  const rights = await examineRights(context.storePath);
  try {
    const store = await context.openStore();
    if (!store) return [good('store', messages.stores.noneThere(context.storePath))];
    checks.push(good('store', context.storePath));
    checks.push(await examineRun(store).catch((error: unknown) => trouble(error, context.storePath)));
    checks.push(...(await longLook(context, store, messages.stores.checking, 'check')));
  } catch (error) {
    const found = await trouble(error, context.storePath);
    isStore = found.name === 'damage';
    checks.push(found);
  }
  return [...checks, ...(isStore ? rights : []), await space(context.storePath)];
}

async function examineRun(store: Store): Promise<Check> {
  const running = await store.reports.processing();
  return good(
    'processing',
    running ? messages.stores.ownerLives(running.id) : messages.stores.noneProcessing,
  );
}

async function trouble(error: unknown, path: string): Promise<Check> {
  const known = error instanceof ContactReportError ? error : await explainStoreError(error, path);
  if (!known || notOfTheStore.has(known.code)) throw error;
  const name = known.code === 'store_damaged' ? 'damage' : 'store';
  return { name, ok: false, message: known.message, fix: known.hint };
}

async function examineRights(named: string): Promise<Check[]> {
  if (process.platform === 'win32') return [];
  // The other files lie beside the store itself, not beside a link to it.
  const path = await realpath(named).catch(() => named);
  const open: string[] = [];
  for (const file of ['', '-wal', '-shm', '-run'].map((end) => path + end)) {
    const found = await stat(file).catch(() => null);
    if (found && (found.mode & 0o077) !== 0) open.push(file);
  }
  if (open.length === 0) return [good('rights', messages.stores.onlyYou)];
  return [
    {
      name: 'rights',
      ok: false,
      message: messages.stores.othersMayRead(open.join(', ')),
      fix: ['chmod 600', ...open.map(shellWord)].join(' '),
    },
  ];
}

async function space(path: string): Promise<Check> {
  const disk = await statfs(dirname(path)).catch(() => null);
  if (!disk) return good('space', messages.stores.spaceUnknown);
  const free = disk.bavail * disk.bsize;
  const message = messages.stores.megabytesFree(messages.numbers.whole(Math.floor(free / 1024 / 1024)));
  if (free >= littleSpace) return good('space', message);
  return { name: 'space', ok: false, message, fix: messages.stores.makeRoom };
}

function good(name: string, message: string): Check {
  return { name, ok: true, message, fix: null };
}
