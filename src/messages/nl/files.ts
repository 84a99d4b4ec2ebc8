import type { Messages } from '../en/index.ts';

export const files: Messages['files'] = {
  writtenTo: (file) => `Geschreven naar ${file}`,
  cannotWrite: (file, reason) => `Kan ${file} niet schrijven: ${reason}.`,
  nameAnotherFile: 'Geef een ander bestand op: --output FILE',
  outputUnwritable: (reason) => `De uitvoer kan niet worden geschreven: ${reason}.`,
  sendItElsewhere: 'Stuur ze ergens anders heen: > FILE',
  notRegularFile: 'het is geen gewoon bestand; gebruik liever >',
  noPager: (command) => `De pager ${command} kon niet worden gestart.`,
  leaveOutPager: 'Laat hem weg: --no-pager',
};
