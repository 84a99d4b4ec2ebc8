/** Files that reports are written to, and the pager. */
export const files = {
  writtenTo: (file: string) => `Written to ${file}`,
  cannotWrite: (file: string, reason: string) => `Cannot write ${file}: ${reason}.`,
  nameAnotherFile: 'Choose another file: --output FILE',
  outputUnwritable: (reason: string) => `Cannot write the output: ${reason}.`,
  sendItElsewhere: 'Send it to another place: > FILE',
  notWritable: {
    permissionDenied: 'permission denied',
    readOnlyDisk: 'the disk is read-only',
    noFolder: 'its directory does not exist',
    folderIsFile: 'its directory is a file',
    isFolder: 'it is a directory',
    diskFull: 'the disk is full',
    quotaUsedUp: 'the disk quota is used up',
    tooLarge: 'the file is too large',
    linksInCircle: 'its symbolic links form a loop',
    nameTooLong: 'the name is too long',
    noOrdinaryFile: 'it is not a regular file; use > instead',
  },
  noPager: (command: string) => `Cannot start the pager ${command}.`,
  leaveOutPager: 'Print without a pager: --no-pager',
};
