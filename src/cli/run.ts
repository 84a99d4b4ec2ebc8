import { CommanderError } from 'commander';
import { CancelledError, ContactReportError, exitCodes, FailedError, UsageError } from '../errors.ts';
import { type Output, OutputClosedError, type Streams, systemIo } from '../io/streams.ts';
import { messages, setLocale } from '../messages/messages.ts';
import { engineOf } from '../store/engine.ts';
import type { Store } from '../store/store.ts';
import { type StorePlace, storePlace } from '../store/store-place.ts';
import { chooseLanguage } from './choose-language.ts';
import type { Context, EventReader } from './context.ts';
import type { GlobalFlags } from './flags.ts';
import { createProgram } from './program.ts';
import { globalFlagsOf } from './run-command.ts';
import { addressAlone, namesNoCommand, usageErrorOf } from './usage-error.ts';

declare const PACKAGE_VERSION: string;

/** The parts of the process that running a command line needs. */
export interface World {
  readonly env: NodeJS.ProcessEnv;
  readonly streams: Streams;
  /** Aborted to end the command: with a CancelledError, or with a defect. */
  readonly signal: AbortSignal;
  /** ms UTC */
  now(): number;
  /** The program's own file. */
  readonly program: string;
  /** Called by a command that a signal ends normally: what it still has to do may take long. */
  endBySignal?(): void;
  eventReader(): Promise<EventReader>;
}

/** For help and errors, which are neither coloured nor asked for. */
const plainOptions = { color: false, input: false, json: false };

/** Runs a command line and returns its exit code. Every error ends here, as one sentence on stderr. */
export async function runCommandLine(argv: readonly string[], world: World): Promise<number> {
  const { env, streams, signal } = world;
  const open: Store[] = [];
  let exitCode: number = exitCodes.done;
  let place: StorePlace | null = null;
  let help = '';
  const contextOf = async (flags: GlobalFlags) => {
    signal.throwIfAborted();
    place = storePlace(flags.store, env);
    return createContext(flags, place, open, world);
  };
  try {
    await setLocale(chooseLanguage(argv, env));
    const program = createProgram({
      argv,
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
      const address = addressAlone(error, program);
      if (address) {
        const { addressCommand } = await import('./address/run.ts');
        return addressCommand(await contextOf(globalFlagsOf(program)), address);
      }
      if (!namesNoCommand(error, program)) {
        const known = usageErrorOf(error);
        if (known) throw known;
        return;
      }
      const context = await contextOf(globalFlagsOf(program));
      if (!context.io.canPrompt) return program.outputHelp();
      const { overviewCommand } = await import('./overview/run.ts');
      await overviewCommand(context);
    });
    if (abortedByCrash(signal)) throw signal.reason;
    if (help !== '') await systemIo(env, plainOptions, streams).stdout.write(help);
    return exitCode;
  } catch (error) {
    if (error instanceof OutputClosedError && !abortedByCrash(signal)) return exitCodes.done;
    const known = await explain(signal.aborted ? signal.reason : error, place, env);
    await printError(known, argv, systemIo(env, plainOptions, streams).stderr);
    return known.exitCode;
  } finally {
    for (const store of open) await store.close().catch(() => {});
  }
}

// A command that finished although it was cancelled counts as done; only a crash overrides it.
function abortedByCrash(signal: AbortSignal): boolean {
  return signal.aborted && !(signal.reason instanceof CancelledError);
}

async function createContext(
  flags: GlobalFlags,
  place: StorePlace,
  open: Store[],
  { env, streams, signal, now, program, endBySignal, eventReader }: World,
): Promise<Context> {
  const { color = true, input = true, json = false } = flags;
  const io = systemIo(env, { color, input, json }, streams);
  if (flags.tz !== undefined) {
    const { isZone } = await import('../domain/time-zone.ts');
    if (!isZone(flags.tz)) throw await noZone(flags.tz);
  }
  const opened = async (create: boolean) => {
    const store = await engineOf(place).open(place, create);
    if (store) open.push(store);
    return store;
  };
  return {
    io,
    signal,
    now,
    zone: flags.tz ?? null,
    json,
    mayPage: input,
    suggests: io.stdout.isTerminal && io.stderr.isTerminal && !json,
    storePlace: place,
    storeFlag: flags.store ?? null,
    program,
    version: PACKAGE_VERSION,
    openStore: () => opened(false),
    openOrCreateStore: () => opened(true) as Promise<Store>,
    endBySignal: () => endBySignal?.(),
    eventReader,
    prompter: async () => {
      const { createPrompter } = await import('../prompts/inquirer/inquirer-prompter.ts');
      const { dayOf } = await import('../domain/period.ts');
      const { systemZone } = await import('../domain/time-zone.ts');
      const { localeOf } = await import('../io/locale.ts');
      const zone = flags.tz ?? systemZone();
      return createPrompter(io, signal, { today: dayOf(now(), zone), zone, systemLocale: localeOf(env) });
    },
  };
}

async function explain(
  error: unknown,
  place: StorePlace | null,
  env: NodeJS.ProcessEnv,
): Promise<ContactReportError> {
  if (error instanceof ContactReportError) return error;
  const { folderGone, folderGoneHint } = messages.errors;
  if (isCwdGone(error)) return new FailedError('no_folder', folderGone, folderGoneHint);
  const explained = place && (await engineOf(place).explain(error, place));
  if (explained) return explained;
  if (env.DEBUG) console.error(error);
  // The reason may stand in any line, but not in one of a stack trace.
  const lines = (error instanceof Error ? error.message : String(error))
    .split('\n')
    .map((line) => line.trim());
  const message = lines.filter((line) => line !== '' && !line.startsWith('at ')).join(' ');
  const { unexpected, unexpectedHint } = messages.errors;
  return new FailedError('unexpected', unexpected(message), unexpectedHint);
}

// Relative paths need the current directory, which may have been deleted (`uv_cwd`).
function isCwdGone(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd';
}

async function noZone(zone: string): Promise<UsageError> {
  const { zoneNames } = await import('../domain/time-zone.ts');
  const { closestWords } = await import('../domain/closest.ts');
  const near = closestWords(zone, zoneNames(), 1)[0];
  const { unknownZone, unknownZoneHint, didYouMean } = messages.usage;
  return new UsageError(unknownZone(zone), near ? didYouMean(near) : unknownZoneHint);
}

async function printError(
  { code, message, hint, explanation }: ContactReportError,
  argv: readonly string[],
  stderr: Output,
): Promise<void> {
  const { escapeJson, safeText } = await import('../render/text/safe-text.ts');
  const shown = code === 'cancelled' ? messages.errors.cancelled : message;
  const more = explanation.length > 0 ? explanation : hint ? [hint] : [];
  const text = argv.includes('--json')
    ? `${escapeJson(JSON.stringify({ error: { code, message: shown, hint } }))}\n`
    : [`${messages.errors.prefix}${safeText(shown)}`, ...more.map(safeText), ''].join('\n');
  await stderr.write(text);
}
