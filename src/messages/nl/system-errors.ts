import type { Messages } from '../en/index.ts';

export const systemErrors: Messages['systemErrors'] = {
  permissionDenied: 'geen toegang',
  readOnlyDisk: 'de schijf is alleen-lezen',
  noSuchFile: 'dat bestand bestaat niet',
  noFolder: 'de map bestaat niet',
  folderIsFile: 'de map is een bestand',
  isFolder: 'het is een map',
  exists: 'het bestaat al',
  diskFull: 'de schijf is vol',
  quotaUsedUp: 'het schijfquotum is opgebruikt',
  tooLarge: 'het bestand wordt te groot',
  linkLoop: 'de koppelingen lopen in een kring',
  nameTooLong: 'de naam is te lang',
  tooManyOpen: 'er zijn te veel bestanden open',
  inUse: 'een ander programma gebruikt het',
  ioError: 'invoer-/uitvoerfout',
  other: (code) => `systeemfout ${code}`,
};
