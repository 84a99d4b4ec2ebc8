import type { Messages } from '../en/index.ts';

export const files: Messages['files'] = {
  writtenTo: (file) => `Écrit dans ${file}`,
  cannotWrite: (file, reason) => `Impossible d’écrire ${file} : ${reason}.`,
  nameAnotherFile: 'Choisissez un autre fichier : --output FILE',
  outputUnwritable: (reason) => `Impossible d’écrire la sortie : ${reason}.`,
  sendItElsewhere: 'Envoyez-la ailleurs : > FILE',
  notWritable: {
    permissionDenied: 'accès refusé',
    readOnlyDisk: 'le disque est en lecture seule',
    noFolder: 'son dossier n’existe pas',
    folderIsFile: 'son dossier est un fichier',
    isFolder: 'c’est un dossier',
    diskFull: 'le disque est plein',
    quotaUsedUp: 'le quota du disque est épuisé',
    tooLarge: 'le fichier est trop grand',
    linksInCircle: 'ses liens symboliques forment une boucle',
    nameTooLong: 'le nom est trop long',
    noOrdinaryFile: 'ce n’est pas un fichier ordinaire ; utilisez plutôt >',
  },
  noPager: (command) => `Impossible de lancer le visualiseur ${command}.`,
  leaveOutPager: 'Affichez sans visualiseur : --no-pager',
};
