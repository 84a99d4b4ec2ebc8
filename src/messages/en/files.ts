/** Files that reports are written to, and the pager. */
export const files = {
  writtenTo: (file: string) => `Written to ${file}`,
  replaced: (file: string) => `Replaced ${file}`,
  cannotWrite: (file: string, reason: string) => `Cannot write ${file}: ${reason}.`,
  notUtf8: (path: string) => `The path ${path} is not valid UTF-8.`,
  notUtf8Hint: 'Use a path in UTF-8, or rename the file or its directory.',
  nameAnotherFile: 'Choose another file: --output FILE',
  keptFileHint: 'Choose another file, or leave --no-clobber out.',
  outputUnwritable: (reason: string) => `Cannot write the output: ${reason}.`,
  sendItElsewhere: 'Send it to another place: > FILE',
  notRegularFile: 'it is not a regular file; use > instead',
  pagerKeys: 'q quit, / search, space next',
  noPager: (command: string) => `Cannot start the pager ${command}.`,
  leaveOutPager: 'Print without a pager: --no-pager',
};
