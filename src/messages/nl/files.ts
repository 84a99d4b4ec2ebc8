import type { Messages } from '../en/index.ts';

export const files: Messages['files'] = {
  writtenTo: (file) => `Geschreven naar ${file}`,
  replaced: (file) => `${file} vervangen`,
  cannotWrite: (file, reason) => `Kan ${file} niet schrijven: ${reason}.`,
  notUtf8: (path) => `Het pad ${path} is geen geldige UTF-8.`,
  notUtf8Hint: 'Gebruik een pad in UTF-8, of hernoem het bestand of de map.',
  nameAnotherFile: 'Kies een ander bestand: --output FILE',
  keptFileHint: 'Kies een ander bestand, of laat --no-clobber weg.',
  outputUnwritable: (reason) => `Kan de uitvoer niet schrijven: ${reason}.`,
  sendItElsewhere: 'Stuur ze ergens anders heen: > FILE',
  notRegularFile: 'het is geen gewoon bestand; gebruik liever >',
  pagerKeys: 'q stoppen, / zoeken, spatie verder',
  noPager: (command) => `Kan de pager ${command} niet starten.`,
  leaveOutPager: 'Toon zonder pager: --no-pager',
};
