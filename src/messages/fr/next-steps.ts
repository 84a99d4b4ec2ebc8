import type { Messages } from '../en/index.ts';

export const nextSteps: Messages['nextSteps'] = {
  next: (command) => `Ensuite : ${command}`,
  againOrAsFile: (again, asFile) => `À nouveau plus tard : ${again} · en fichier : ${asFile}`,
  lookAtOne: (command) => `Pour en voir un : ${command}`,
  lookAtCopy: (command) => `Pour consulter la copie : ${command}`,
  keepCopy: (command) => `Pour garder une copie : ${command}`,
  whatIsLeft: (command) => `Pour voir ce qui reste : ${command}`,
  undo: (command) => `Pour annuler : ${command}`,
  mailAfterOptOut: (count, shown, command) =>
    `${count < 2 ? `${shown} message envoyé` : `${shown} messages envoyés`} après une désinscription, ou peut-être : ${command}`,
};
