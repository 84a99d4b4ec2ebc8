/** The exit codes of every command; frozen, see README "Exit codes". */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  processing: 4,
  found: 5,
  cancelled: 130,
} as const;

/** An error meant for the user: one sentence, what to type next, a stable `code` for scripts. */
export class ContactReportError extends Error {
  override name = 'ContactReportError';
  readonly code: string;
  readonly exitCode: number;
  readonly hint: string | null;
  /** Lines for a person to read instead of the hint; empty if the hint says it all. */
  readonly explanation: readonly string[];
  /** Plain data about what failed, for the command that explains it. */
  readonly facts: unknown = undefined;

  constructor(
    code: string,
    exitCode: number,
    message: string,
    hint: string | null = null,
    explanation: readonly string[] = [],
  ) {
    super(message);
    this.code = code;
    this.exitCode = exitCode;
    this.hint = hint;
    this.explanation = explanation;
  }
}

/** Wrong usage: the command line cannot be understood or is incomplete (exit 2). */
export class UsageError extends ContactReportError {
  constructor(message: string, hint: string | null = null, code = 'usage') {
    super(code, exitCodes.usage, message, hint);
  }
}

/** A report, contact, campaign or list does not exist (exit 3). */
export class NotFoundError extends ContactReportError {
  constructor(message: string, hint: string | null = null) {
    super('not_found', exitCodes.notFound, message, hint);
  }
}

/** Another report is processing in this store (exit 4). */
export class ProcessingError extends ContactReportError {
  constructor(message: string, hint: string | null = null) {
    super('report_processing', exitCodes.processing, message, hint);
  }
}

/**
 * The person cancelled (Ctrl-C, a signal); the exit code is 128 + the signal's number. The code that prints errors
 * translates the message, so that this module needs no messages.
 */
export class CancelledError extends ContactReportError {
  constructor(exitCode: number = exitCodes.cancelled) {
    super('cancelled', exitCode, 'Cancelled.');
  }
}

/** The command is correct but its work failed (exit 1). */
export class FailedError extends ContactReportError {
  constructor(
    code: string,
    message: string,
    hint: string | null = null,
    explanation: readonly string[] = [],
  ) {
    super(code, exitCodes.failed, message, hint, explanation);
  }
}

/** An error as JSON, for another process or thread: one meant for the user, or any other. */
export type SerialisedError =
  | {
      readonly code: string;
      readonly exitCode: number;
      readonly message: string;
      readonly hint: string | null;
      readonly explanation: readonly string[];
      readonly facts: unknown;
    }
  | { readonly code?: string | undefined; readonly message: string; readonly stack?: string | undefined };

/** The error as it crosses to another process or thread. */
export function serialiseError(error: unknown): SerialisedError {
  if (error instanceof ContactReportError) {
    const { code, exitCode, message, hint, explanation, facts } = error;
    return { code, exitCode, message, hint, explanation, facts };
  }
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, message, stack } = error as NodeJS.ErrnoException;
  return { code, message, stack };
}

/** The error that {@link serialiseError} took apart: a ContactReportError, or an Error with the same code and stack. */
export function deserialiseError(serialised: SerialisedError): Error {
  if ('exitCode' in serialised) {
    const { code, exitCode, message, hint, explanation, facts } = serialised;
    return Object.assign(new ContactReportError(code, exitCode, message, hint, explanation), { facts });
  }
  const { message, ...rest } = serialised;
  return Object.assign(new Error(message), rest);
}
