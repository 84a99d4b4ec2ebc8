import type { Messages } from '../en/index.ts';

export const files: Messages['files'] = {
  writtenTo: (file) => `Écrit dans ${file}`,
  cannotWrite: (file, reason) => `Impossible d’écrire ${file} : ${reason}.`,
  nameAnotherFile: 'Choisissez un autre fichier : --output FILE',
  outputUnwritable: (reason) => `Impossible d’écrire la sortie : ${reason}.`,
  sendItElsewhere: 'Envoyez-la ailleurs : > FILE',
  notRegularFile: 'ce n’est pas un fichier ordinaire ; utilisez plutôt >',
  noPager: (command) => `Impossible de lancer le visualiseur ${command}.`,
  leaveOutPager: 'Affichez sans visualiseur : --no-pager',
};
