import type { Messages } from '../en/index.ts';

export const files: Messages['files'] = {
  writtenTo: (file) => `Écrit dans ${file}`,
  replaced: (file) => `${file} remplacé`,
  cannotWrite: (file, reason) => `Impossible d’écrire ${file} : ${reason}.`,
  notUtf8: (path) => `Le chemin ${path} n’est pas de l’UTF-8 valide.`,
  notUtf8Hint: 'Utilisez un chemin en UTF-8, ou renommez le fichier ou son dossier.',
  nameAnotherFile: 'Choisissez un autre fichier : --output FILE',
  keptFileHint: 'Choisissez un autre fichier, ou omettez --no-clobber.',
  outputUnwritable: (reason) => `Impossible d’écrire la sortie : ${reason}.`,
  sendItElsewhere: 'Envoyez-la ailleurs : > FILE',
  notRegularFile: 'ce n’est pas un fichier ordinaire ; utilisez plutôt >',
  pagerKeys: 'q quitter, / chercher, espace suite',
  noPager: (command) => `Impossible de lancer le visualiseur ${command}.`,
  leaveOutPager: 'Affichez sans visualiseur : --no-pager',
};
