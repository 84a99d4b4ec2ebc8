import { messages } from './messages.ts';

// The system's error codes (errno(3)) in words. Node adds codes of its own, ERR_…, which are not the system's.
const systemCode = /^E(?!RR_)[A-Z0-9]+$/;
const diskFullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** True if `error` comes from the operating system. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return systemCode.test(codeOf(error) ?? '');
}

/** True if `error` means that a file could not grow: a full disk, a used-up quota, a limit on the size of files. */
export function isDiskFull(error: unknown): boolean {
  return diskFullCodes.has(codeOf(error) ?? '');
}

/** Why a file could not be written, as part of a sentence. */
export function whyNotWritten(error: unknown): string {
  return reasonOf(error, messages.systemErrors.noFolder);
}

/** Why a file could not be read, as part of a sentence. */
export function whyNotRead(error: unknown): string {
  return reasonOf(error, messages.systemErrors.noSuchFile);
}

function reasonOf(error: unknown, missing: string): string {
  const code = codeOf(error);
  const { systemErrors } = messages;
  const reasons: Readonly<Record<string, string>> = {
    EACCES: systemErrors.permissionDenied,
    EPERM: systemErrors.permissionDenied,
    EROFS: systemErrors.readOnlyDisk,
    ENOENT: missing,
    ENOTDIR: systemErrors.folderIsFile,
    EISDIR: systemErrors.isFolder,
    EEXIST: systemErrors.exists,
    ENOSPC: systemErrors.diskFull,
    EDQUOT: systemErrors.quotaUsedUp,
    EFBIG: systemErrors.tooLarge,
    ELOOP: systemErrors.linkLoop,
    ENAMETOOLONG: systemErrors.nameTooLong,
    EMFILE: systemErrors.tooManyOpen,
    ENFILE: systemErrors.tooManyOpen,
    EBUSY: systemErrors.inUse,
    ETXTBSY: systemErrors.inUse,
    EIO: systemErrors.ioError,
  };
  if (code !== undefined && reasons[code] !== undefined) return reasons[code];
  if (isSystemError(error)) return systemErrors.other(error.code);
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
