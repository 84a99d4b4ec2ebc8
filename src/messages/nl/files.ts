import type { Messages } from '../en/index.ts';

export const files: Messages['files'] = {
  writtenTo: (file) => `Geschreven naar ${file}`,
  cannotWrite: (file, reason) => `Kan ${file} niet schrijven: ${reason}.`,
  nameAnotherFile: 'Kies een ander bestand: --output FILE',
  outputUnwritable: (reason) => `Kan de uitvoer niet schrijven: ${reason}.`,
  sendItElsewhere: 'Stuur ze ergens anders heen: > FILE',
  notWritable: {
    permissionDenied: 'geen toegang',
    readOnlyDisk: 'de schijf is alleen-lezen',
    noFolder: 'de map bestaat niet',
    folderIsFile: 'de map is een bestand',
    isFolder: 'het is een map',
    diskFull: 'de schijf is vol',
    quotaUsedUp: 'het schijfquotum is opgebruikt',
    tooLarge: 'het bestand is te groot',
    linksInCircle: 'de symbolische koppelingen vormen een lus',
    nameTooLong: 'de naam is te lang',
    noOrdinaryFile: 'het is geen gewoon bestand; gebruik liever >',
  },
  noPager: (command) => `Kan de pager ${command} niet starten.`,
  leaveOutPager: 'Toon zonder pager: --no-pager',
};
