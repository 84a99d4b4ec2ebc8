/** Why the system refuses to read or write a file. They follow a colon: "Cannot write report.html: …". */
export const systemErrors = {
  permissionDenied: 'permission denied',
  readOnlyDisk: 'the disk is read-only',
  noSuchFile: 'there is no such file',
  noFolder: 'its folder does not exist',
  folderIsFile: 'its folder is a file',
  isFolder: 'it is a folder',
  exists: 'it exists already',
  diskFull: 'the disk is full',
  quotaUsedUp: 'the disk quota is used up',
  tooLarge: 'it grows too large',
  linkLoop: 'its links form a loop',
  nameTooLong: 'the name is too long',
  tooManyOpen: 'too many files are open',
  inUse: 'another program is using it',
  ioError: 'input/output error',
  other: (code: string) => `system error ${code}`,
};
