/** What is said of the files that reports are written to, and of the pager that shows them. */
export const files = {
  writtenTo: (file: string) => `Written to ${file}`,
  cannotWrite: (file: string, reason: string) => `Cannot write ${file}: ${reason}.`,
  nameAnotherFile: 'Name another file: --output FILE',
  outputUnwritable: (reason: string) => `The output cannot be written: ${reason}.`,
  sendItElsewhere: 'Send it somewhere else: > FILE',
  notWritable: {
    permissionDenied: 'permission denied',
    readOnlyDisk: 'the disk is read-only',
    noFolder: 'its folder does not exist',
    folderIsFile: 'its folder is a file',
    isFolder: 'it is a folder',
    diskFull: 'the disk is full',
    quotaUsedUp: 'the disk quota is used up',
    tooLarge: 'it grows too large',
    linksInCircle: 'its links run in a circle',
    nameTooLong: 'the name is too long',
    noOrdinaryFile: 'it is no ordinary file; use > instead',
  },
  noPager: (command: string) => `The pager ${command} could not be started.`,
  leaveOutPager: 'Leave it out: --no-pager',
};
