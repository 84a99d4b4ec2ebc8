import { constants } from 'node:os';
import { CommanderError } from 'commander';
import { chooseLanguage } from './cli/choose-language.ts';
import type { Context } from './cli/context.ts';
import { createProgram } from './cli/program.ts';
import type { GlobalOptions } from './cli/run-command.ts';
import { namesNoCommand, usageErrorOf } from './cli/usage-error.ts';
import { CancelledError, ContactReportError, exitCodes, FailedError, UsageError } from './errors.ts';
import { OutputClosedError, systemIo } from './io/streams.ts';
import { messages, setLocale } from './messages/messages.ts';
import { explainStoreError, openStore } from './store/engine.ts';
import type { Store } from './store/store.ts';
import { storeLocation } from './store/store-path.ts';

/** How long a cancelled command may take to leave things tidy, ms. */
const grace = 5000;

const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  const exitCode = 128 + constants.signals[signal];
  process.on(signal, () => abort(new CancelledError(exitCode), exitCode));
}
// A defect in what answers to a key or a timer, where no command hears of it, is told like any other.
process.on('uncaughtException', (error) => abort(error, exitCodes.failed));

// A reader that has gone (`| head`) is no error; who writes notices by itself.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

process.exitCode = await run(process.argv.slice(2));

/** Ends the command that runs, for `reason`; the second time, and where it takes too long, at once. */
function abort(reason: Error, exitCode: number): void {
  if (controller.signal.aborted) process.exit(exitCode);
  controller.abort(reason);
  process.stdin.destroy();
  setTimeout(() => process.exit(exitCode), grace).unref();
}

/** Runs a command line and gives its exit code. Every error ends here, as one sentence. */
async function run(argv: string[]): Promise<number> {
  const open: Store[] = [];
  let exitCode: number = exitCodes.done;
  let storePath: string | null = null;
  let help = '';
  const contextOf = async (options: GlobalOptions) => {
    controller.signal.throwIfAborted();
    storePath = storeLocation(options.store, process.env);
    return createContext(options, storePath, open);
  };
  try {
    await setLocale(chooseLanguage(argv, process.env));
    const program = createProgram(
      contextOf,
      (text) => {
        help += text;
      },
      (code) => {
        exitCode = code;
      },
    );
    await program.parseAsync(argv, { from: 'user' }).catch(async (error) => {
      if (!(error instanceof CommanderError)) throw error;
      if (!namesNoCommand(error, program)) {
        const known = usageErrorOf(error);
        if (known) throw known;
        return;
      }
      const context = await contextOf(program.opts());
      if (!context.io.canPrompt) return program.outputHelp();
      const { overviewCommand } = await import('./cli/overview/run.ts');
      await overviewCommand(context);
    });
    if (hasDefect()) throw controller.signal.reason;
    if (help !== '')
      await systemIo(process.env, { color: false, input: false, json: false }).stdout.write(help);
    return exitCode;
  } catch (error) {
    if (error instanceof OutputClosedError && !hasDefect()) return exitCodes.done;
    const cause = controller.signal.aborted ? controller.signal.reason : error;
    const known = await explain(cause, storePath);
    await printError(known, argv);
    return known.exitCode;
  } finally {
    for (const store of open) await store.close().catch(() => {});
  }
}

// Who was cancelled and is done all the same, is done.
function hasDefect(): boolean {
  return controller.signal.aborted && !(controller.signal.reason instanceof CancelledError);
}

async function createContext(options: GlobalOptions, storePath: string, open: Store[]): Promise<Context> {
  const io = systemIo(process.env, {
    color: options.color,
    input: options.input,
    json: options.json === true,
  });
  if (options.tz !== undefined) {
    const { isZone } = await import('./domain/time-zone.ts');
    if (!isZone(options.tz)) throw await noZone(options.tz);
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
    zone: options.tz ?? null,
    json: options.json === true,
    suggests: io.stdout.isTerminal && io.stderr.isTerminal && options.json !== true,
    storePath,
    storeFlag: options.store ?? null,
    program: process.argv[1] ?? '',
    openStore: () => opened(false),
    openOrCreateStore: () => opened(true) as Promise<Store>,
    prompter: async () => {
      const { createPrompter } = await import('./prompts/inquirer/inquirer-prompter.ts');
      const { dayOf } = await import('./domain/period.ts');
      const { systemZone } = await import('./domain/time-zone.ts');
      const { localeOf } = await import('./io/locale.ts');
      const zone = options.tz ?? systemZone();
      const today = dayOf(Date.now(), zone);
      return createPrompter(io, controller.signal, { today, zone, systemLocale: localeOf(process.env) });
    },
  };
}

async function explain(error: unknown, storePath: string | null): Promise<ContactReportError> {
  if (error instanceof ContactReportError) return error;
  const { folderGone, folderGoneHint } = messages.errors;
  if (asksForGoneFolder(error)) return new FailedError('no_folder', folderGone, folderGoneHint);
  const explained = storePath === null ? null : await explainStoreError(error, storePath);
  if (explained) return explained;
  if (process.env.DEBUG) console.error(error);
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  const { unexpected, unexpectedHint } = messages.errors;
  return new FailedError('unexpected', unexpected(message ?? ''), unexpectedHint);
}

// What is not said from the root on begins in the current folder, which somebody may have deleted.
function asksForGoneFolder(error: unknown): boolean {
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
  const told = code === 'cancelled' ? messages.errors.cancelled : message;
  const text = argv.includes('--json')
    ? `${escapeJson(JSON.stringify({ error: { code, message: told, hint } }))}\n`
    : `${messages.errors.prefix}${safeText(told)}\n${hint ? `${safeText(hint)}\n` : ''}`;
  await new Promise<void>((resolve) => process.stderr.write(text, () => resolve()));
}
