import type { Texts } from '../messages.ts';

export const nextSteps: Texts['nextSteps'] = {
  next: (command) => `Daarna: ${command}`,
  againOrAsFile: (again, asFile) => `Later opnieuw: ${again} · als bestand: ${asFile}`,
  lookAtOne: (command) => `Een rapport bekijken: ${command}`,
  lookAtCopy: (command) => `De kopie bekijken: ${command}`,
  keepCopy: (command) => `Een kopie bewaren: ${command}`,
  whatIsLeft: (command) => `Wat overblijft: ${command}`,
  undo: (command) => `Ongedaan maken: ${command}`,
};
