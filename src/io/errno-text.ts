import { messages } from '../messages/messages.ts';

/** In words, why the system did not let something be written. */
export function whyNotWritable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons()[code ?? ''] ?? message;
}

function reasons(): Readonly<Record<string, string>> {
  const { notWritable } = messages.files;
  return {
    EACCES: notWritable.permissionDenied,
    EPERM: notWritable.permissionDenied,
    EROFS: notWritable.readOnlyDisk,
    ENOENT: notWritable.noFolder,
    ENOTDIR: notWritable.folderIsFile,
    EISDIR: notWritable.isFolder,
    ENOSPC: notWritable.diskFull,
    EDQUOT: notWritable.quotaUsedUp,
    EFBIG: notWritable.tooLarge,
    ELOOP: notWritable.linksInCircle,
    ENAMETOOLONG: notWritable.nameTooLong,
  };
}
