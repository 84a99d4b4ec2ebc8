import type { Messages } from '../en/index.ts';

export const systemErrors: Messages['systemErrors'] = {
  permissionDenied: 'accès refusé',
  readOnlyDisk: 'le disque est en lecture seule',
  noSuchFile: 'fichier introuvable',
  noFolder: 'son dossier n’existe pas',
  folderIsFile: 'son dossier est un fichier',
  isFolder: 'c’est un dossier',
  exists: 'il existe déjà',
  diskFull: 'le disque est plein',
  quotaUsedUp: 'le quota du disque est épuisé',
  tooLarge: 'le fichier est trop grand',
  linkLoop: 'ses liens symboliques forment une boucle',
  nameTooLong: 'le nom est trop long',
  tooManyOpen: 'trop de fichiers sont ouverts',
  inUse: 'un autre programme l’utilise',
  ioError: 'erreur d’entrée/sortie',
  other: (code) => `erreur système ${code}`,
};
