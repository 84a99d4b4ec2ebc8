/** A suggestion for the next command, on a line below the output. */
export const nextSteps = {
  next: (command: string) => `Next: ${command}`,
  againOrAsFile: (again: string, asFile: string) => `Again later: ${again} · as a file: ${asFile}`,
  lookAtOne: (command: string) => `View one: ${command}`,
  lookAtCopy: (command: string) => `View the copy: ${command}`,
  keepCopy: (command: string) => `Back it up: ${command}`,
  whatIsLeft: (command: string) => `See what is left: ${command}`,
  undo: (command: string) => `Undo: ${command}`,
  mailAfterOptOut: (count: number, shown: string, command: string) =>
    `${count === 1 ? '1 mail was' : `${shown} mails were`} sent after an opt-out, or may have been: ${command}`,
};
