import type { Messages } from '../en/index.ts';

export const nextSteps: Messages['nextSteps'] = {
  next: (command) => `Daarna: ${command}`,
  againOrAsFile: (again, asFile) => `Later opnieuw: ${again} · als bestand: ${asFile}`,
  lookAtOne: (command) => `Een rapport bekijken: ${command}`,
  lookAtCopy: (command) => `De kopie bekijken: ${command}`,
  keepCopy: (command) => `Een kopie bewaren: ${command}`,
  whatIsLeft: (command) => `Wat overblijft: ${command}`,
  undo: (command) => `Ongedaan maken: ${command}`,
  mailAfterOptOut: (count, shown, command) =>
    `${count === 1 ? '1 mail is' : `${shown} mails zijn`} na een uitschrijving verzonden, of misschien: ${command}`,
};
