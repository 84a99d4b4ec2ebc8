/** Why the system refuses to read or write a file. Printed after a colon: "Cannot write report.html: …". */
export const systemErrors = {
  permissionDenied: 'permission denied',
  readOnlyDisk: 'the disk is read-only',
  noSuchFile: 'no such file',
  noFolder: 'its directory does not exist',
  folderIsFile: 'its directory is a file',
  isFolder: 'it is a directory',
  exists: 'it already exists',
  diskFull: 'the disk is full',
  quotaUsedUp: 'the disk quota is used up',
  tooLarge: 'the file is too large',
  linkLoop: 'its symbolic links form a loop',
  nameTooLong: 'the name is too long',
  tooManyOpen: 'too many open files',
  inUse: 'another program is using it',
  ioError: 'input/output error',
  other: (code: string) => `system error ${code}`,
};
