import type { Messages } from '../en/index.ts';

export const files: Messages['files'] = {
  writtenTo: (file) => `Geschreven naar ${file}`,
  cannotWrite: (file, reason) => `Kan ${file} niet schrijven: ${reason}.`,
  nameAnotherFile: 'Geef een ander bestand op: --output FILE',
  outputUnwritable: (reason) => `De uitvoer kan niet worden geschreven: ${reason}.`,
  sendItElsewhere: 'Stuur ze ergens anders heen: > FILE',
  notWritable: {
    permissionDenied: 'geen toegang',
    readOnlyDisk: 'de schijf is alleen-lezen',
    noFolder: 'de map bestaat niet',
    folderIsFile: 'de map is een bestand',
    isFolder: 'het is een map',
    diskFull: 'de schijf is vol',
    quotaUsedUp: 'het schijfquotum is opgebruikt',
    tooLarge: 'het bestand wordt te groot',
    linksInCircle: 'de koppelingen lopen in een kring',
    nameTooLong: 'de naam is te lang',
    noOrdinaryFile: 'het is geen gewoon bestand; gebruik liever >',
  },
  noPager: (command) => `De pager ${command} kon niet worden gestart.`,
  leaveOutPager: 'Laat hem weg: --no-pager',
};
