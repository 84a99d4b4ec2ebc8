import type { Messages } from '../en/index.ts';

export const systemErrors: Messages['systemErrors'] = {
  permissionDenied: 'geen toegang',
  readOnlyDisk: 'de schijf is alleen-lezen',
  noSuchFile: 'het bestand bestaat niet',
  noFolder: 'de map bestaat niet',
  folderIsFile: 'de map is een bestand',
  isFolder: 'het is een map',
  exists: 'het bestaat al',
  diskFull: 'de schijf is vol',
  quotaUsedUp: 'het schijfquotum is opgebruikt',
  tooLarge: 'het bestand is te groot',
  linkLoop: 'de symbolische koppelingen vormen een lus',
  nameTooLong: 'de naam is te lang',
  tooManyOpen: 'er zijn te veel bestanden open',
  inUse: 'een ander programma gebruikt het',
  ioError: 'invoer-/uitvoerfout',
  other: (code) => `systeemfout ${code}`,
};
