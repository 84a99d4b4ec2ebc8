import { constants } from 'node:os';
import { CommanderError } from 'commander';
import { chooseLanguage } from './cli/choose-language.ts';
import type { Context } from './cli/context.ts';
import type { GlobalFlags } from './cli/flags.ts';
import { createProgram } from './cli/program.ts';
import { globalFlagsOf } from './cli/run-command.ts';
import { namesNoCommand, usageErrorOf } from './cli/usage-error.ts';
import { CancelledError, ContactReportError, exitCodes, FailedError, UsageError } from './errors.ts';
import { OutputClosedError, systemIo } from './io/streams.ts';
import { messages, setLocale } from './messages/messages.ts';
import { explainStoreError, openStore } from './store/engine.ts';
import type { Store } from './store/store.ts';
import { storeLocation } from './store/store-path.ts';

declare const PACKAGE_VERSION: string;

/** How long a cancelled command may take to clean up, ms. */
const shutdownTimeoutMs = 5000;

const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  const exitCode = 128 + constants.signals[signal];
  process.on(signal, () => abort(new CancelledError(exitCode), exitCode));
}
// Exceptions in key and timer callbacks cannot reach the command's `catch`; report them here.
process.on('uncaughtException', (error) => abort(error, exitCodes.failed));

// A reader that has gone (`| head`) is no error; writing to it throws OutputClosedError.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

process.exitCode = await run(process.argv.slice(2));

/** Ends the command that runs, for `reason`; at once the second time, or when it takes too long. */
function abort(reason: Error, exitCode: number): void {
  if (controller.signal.aborted) process.exit(exitCode);
  controller.abort(reason);
  process.stdin.destroy();
  setTimeout(() => process.exit(exitCode), shutdownTimeoutMs).unref();
}

/** Runs a command line and gives its exit code. Every error ends here, as one sentence. */
async function run(argv: string[]): Promise<number> {
  const open: Store[] = [];
  let exitCode: number = exitCodes.done;
  let storePath: string | null = null;
  let help = '';
  const contextOf = async (flags: GlobalFlags) => {
    controller.signal.throwIfAborted();
    storePath = storeLocation(flags.store, process.env);
    return createContext(flags, storePath, open);
  };
  try {
    await setLocale(chooseLanguage(argv, process.env));
    const program = createProgram({
      version: PACKAGE_VERSION,
      contextOf,
      write: (text) => {
        help += text;
      },
      done: (code) => {
        exitCode = code;
      },
    });
    await program.parseAsync(argv, { from: 'user' }).catch(async (error) => {
      if (!(error instanceof CommanderError)) throw error;
      if (!namesNoCommand(error, program)) {
        const known = usageErrorOf(error);
        if (known) throw known;
        return;
      }
      const context = await contextOf(globalFlagsOf(program));
      if (!context.io.canPrompt) return program.outputHelp();
      const { overviewCommand } = await import('./cli/overview/run.ts');
      await overviewCommand(context);
    });
    if (abortedByCrash()) throw controller.signal.reason;
    if (help !== '')
      await systemIo(process.env, { color: false, input: false, json: false }).stdout.write(help);
    return exitCode;
  } catch (error) {
    if (error instanceof OutputClosedError && !abortedByCrash()) return exitCodes.done;
    const cause = controller.signal.aborted ? controller.signal.reason : error;
    const known = await explain(cause, storePath);
    await printError(known, argv);
    return known.exitCode;
  } finally {
    for (const store of open) await store.close().catch(() => {});
  }
}

// A command that finished although it was cancelled counts as done; only a crash overrides it.
function abortedByCrash(): boolean {
  return controller.signal.aborted && !(controller.signal.reason instanceof CancelledError);
}

async function createContext(flags: GlobalFlags, storePath: string, open: Store[]): Promise<Context> {
  const io = systemIo(process.env, {
    color: flags.color ?? true,
    input: flags.input ?? true,
    json: flags.json === true,
  });
  if (flags.tz !== undefined) {
    const { isZone } = await import('./domain/time-zone.ts');
    if (!isZone(flags.tz)) throw await noZone(flags.tz);
  }
  const opened = async (create: boolean) => {
    const store = await openStore(storePath, create);
    if (store) open.push(store);
    return store;
  };
  return {
    io,
    signal: controller.signal,
    now: Date.now,
    zone: flags.tz ?? null,
    json: flags.json === true,
    mayPage: flags.input ?? true,
    suggests: io.stdout.isTerminal && io.stderr.isTerminal && flags.json !== true,
    storePath,
    storeFlag: flags.store ?? null,
    program: process.argv[1] ?? '',
    openStore: () => opened(false),
    openOrCreateStore: () => opened(true) as Promise<Store>,
    prompter: async () => {
      const { createPrompter } = await import('./prompts/inquirer/inquirer-prompter.ts');
      const { dayOf } = await import('./domain/period.ts');
      const { systemZone } = await import('./domain/time-zone.ts');
      const { localeOf } = await import('./io/locale.ts');
      const zone = flags.tz ?? systemZone();
      const today = dayOf(Date.now(), zone);
      return createPrompter(io, controller.signal, { today, zone, systemLocale: localeOf(process.env) });
    },
  };
}

async function explain(error: unknown, storePath: string | null): Promise<ContactReportError> {
  if (error instanceof ContactReportError) return error;
  const { folderGone, folderGoneHint } = messages.errors;
  if (isCwdGone(error)) return new FailedError('no_folder', folderGone, folderGoneHint);
  const explained = storePath === null ? null : await explainStoreError(error, storePath);
  if (explained) return explained;
  if (process.env.DEBUG) console.error(error);
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  const { unexpected, unexpectedHint } = messages.errors;
  return new FailedError('unexpected', unexpected(message ?? ''), unexpectedHint);
}

// Relative paths need the current directory, which may have been deleted (`uv_cwd`).
function isCwdGone(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd';
}

async function noZone(zone: string): Promise<UsageError> {
  const { zoneNames } = await import('./domain/time-zone.ts');
  const { closestWords } = await import('./domain/closest.ts');
  const near = closestWords(zone, zoneNames(), 1)[0];
  const { unknownZone, unknownZoneHint, didYouMean } = messages.usage;
  return new UsageError(unknownZone(zone), near ? didYouMean(near) : unknownZoneHint);
}

async function printError(
  { code, message, hint }: ContactReportError,
  argv: readonly string[],
): Promise<void> {
  const { escapeJson, safeText } = await import('./render/text/safe-text.ts');
  const text = code === 'cancelled' ? messages.errors.cancelled : message;
  const output = argv.includes('--json')
    ? `${escapeJson(JSON.stringify({ error: { code, message: text, hint } }))}\n`
    : `${messages.errors.prefix}${safeText(text)}\n${hint ? `${safeText(hint)}\n` : ''}`;
  await new Promise<void>((resolve) => process.stderr.write(output, () => resolve()));
}
