/** What one could do next, in a line below what a command printed. */
export const nextSteps = {
  next: (command: string) => `Next: ${command}`,
  againOrAsFile: (again: string, asFile: string) => `Again later: ${again} · as a file: ${asFile}`,
  lookAtOne: (command: string) => `Look at one: ${command}`,
  lookAtCopy: (command: string) => `Look at the copy: ${command}`,
  keepCopy: (command: string) => `Keep a copy: ${command}`,
  whatIsLeft: (command: string) => `What is left: ${command}`,
  undo: (command: string) => `Undo: ${command}`,
};
