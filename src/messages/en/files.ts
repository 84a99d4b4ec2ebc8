/** What is said of the files that reports are written to, and of the pager that shows them. */
export const files = {
  writtenTo: (file: string) => `Written to ${file}`,
  cannotWrite: (file: string, reason: string) => `Cannot write ${file}: ${reason}.`,
  nameAnotherFile: 'Name another file: --output FILE',
  outputUnwritable: (reason: string) => `The output cannot be written: ${reason}.`,
  sendItElsewhere: 'Send it somewhere else: > FILE',
  notRegularFile: 'it is not a regular file; use > instead',
  noPager: (command: string) => `The pager ${command} could not be started.`,
  leaveOutPager: 'Leave it out: --no-pager',
};
