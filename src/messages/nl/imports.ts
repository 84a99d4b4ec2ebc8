import type { Messages } from '../en/index.ts';

export const imports: Messages['imports'] = {
  cannotImport: (file, why) => `Kan ${file} niet importeren: ${why}.`,

  checkName: 'Controleer de naam en probeer opnieuw.',
  damagedFromStart: 'de gecomprimeerde gegevens zijn van bij het begin beschadigd',
  getAnew: 'Haal een nieuwe kopie van het bestand op en probeer opnieuw.',
  isZip: 'het is een ZIP-archief',
  unpack: 'Pak het uit en importeer de bestanden erin.',
  isBinary: 'het is een binair bestand',
  importTexts: 'Importeer NDJSON, JSON of CSV; zie contact-report import --help.',
  tooManyColumns: (count, most) => `het heeft ${count} kolommen, meer dan ${most}`,
  noTable: 'het is geen JSON en geen tabel',
  seeFormats: 'Bekijk de formaten: contact-report import --help',
  unknownFormat: (name) => `Onbekend formaat: ${name}.`,
  formats: (names) => `Kies uit: ${names}.`,
  stdinTwice: 'De standaardinvoer (-) kan maar één keer worden gelezen.',
  stdinTwiceHint: 'Noem - één keer.',
  rejectsUnwritable: (file, reason) =>
    `Kan geweigerde records niet schrijven naar ${file}: ${reason}; daar is het importeren gestopt.`,
  rejectsNoFile: (file) => `Kan geweigerde records niet schrijven naar ${file}: het is geen gewoon bestand.`,
  rejectsUnwritableHint:
    'Kies een ander bestand met --rejects en importeer opnieuw; niets wordt dubbel geteld.',

  importing: (file, percent) => `${file} importeren${percent === null ? '' : `, ${percent}`}`,
  following: (files) => `${files} wordt gevolgd. Ctrl-C stopt het.`,
  followingShort: (files) => `${files} volgen (Ctrl-C stopt het)`,
  followStdin: 'De standaardinvoer (-) kan niet worden gevolgd: ze wordt hoe dan ook tot het einde gelezen.',
  followStdinHint: 'Laat --follow weg, of noem een bestand of een map.',
  followDryRun: '--dry-run kan geen bestanden volgen: de telling zou geen einde hebben.',
  followDryRunHint: 'Laat --follow of --dry-run weg.',
  cannotGrow: 'het is geen gewoon bestand en geen map',
  standardInput: 'standaardinvoer',
  events: (count) => `${count} gebeurtenissen`,
  eventsSoFar: (count) => `${count} gebeurtenissen tot nu toe`,
  rejectedSoFar: (count) => `${count} geweigerd`,
  perSecond: (count) => `${count} per s`,
  secondsLeft: (seconds) => `nog ongeveer ${seconds} s`,
  minutesLeft: (minutes) => `nog ongeveer ${minutes} min`,
  hoursLeft: (hours) => `nog ongeveer ${hours} u`,

  rejection: (file, record, reason) => `${file}, record nr. ${record}: ${reason}`,
  moreRejections: (count, kept) => `… en nog ${count}${kept ? '' : '; --rejects FILE bewaart ze'}`,
  noRecords: (file) => `Geen records in ${file}.`,
  imported: 'geïmporteerd',
  duplicates: 'dubbels',
  ignored: 'genegeerd',
  rejected: 'geweigerd',
  ignoredKind: (count, kind) => `genegeerd: ${count} × ${kind}`,
  timesWithoutZone: (count, shown, zone) =>
    count === 1
      ? `1 tijdstip zonder tijdzone is gelezen in ${zone}`
      : `${shown} tijdstippen zonder tijdzone zijn gelezen in ${zone}`,
  otherZone: '--tz noemt een andere',
  dryRun: 'Proefdraai: er is niets geschreven.',
  firstEvents: (zone) => `Eerste gebeurtenissen zoals gelezen, in ${zone}:`,

  unfinished: (counts) => `niet voltooid: ${counts}`,
  undoneAt: (moment, counts) => `ongedaan gemaakt op ${moment}: ${counts}`,
  none: 'De opslag heeft nog geen imports. Importeer gebeurtenissen: contact-report import FILE',
  undoWhich: 'Welke import ongedaan maken?',
  confirmUndo: (id, files, events) =>
    `Import ${id} (${files}) ongedaan maken? De ${events} gebeurtenissen ervan worden verwijderd; rapporten blijven zoals ze zijn.`,
  undoing: (id, percent) => `Import ${id} ongedaan maken${percent === null ? '' : `, ${percent}`}`,
  undone: (id, events, contacts, campaigns) =>
    `Import ${id} is ongedaan gemaakt. Verwijderd: ${events} gebeurtenissen, ${contacts} contacten, ${campaigns} campagnes.`,
  reportsStay: (ids, rerun) =>
    ids.length === 1
      ? `Rapport ${ids[0]} toont enkele van deze gebeurtenissen en blijft zoals het is. Om ze weg te laten: ${rerun}`
      : `De rapporten ${ids.join(', ')} tonen enkele van deze gebeurtenissen en blijven zoals ze zijn. Om ze uit het eerste weg te laten: ${rerun}`,
  laterDuplicates: (count, files) =>
    `Latere imports meldden ${count} dubbels (${files}). Als er gebeurtenissen van deze import bij waren, importeer die bestanden dan opnieuw.`,
  undoneMeanwhile: (id) => `Import ${id} is ongedaan gemaakt terwijl hij liep; hij is gestopt.`,
  undoneMeanwhileHint: 'Importeer de bestanden opnieuw als u hun gebeurtenissen wilt.',

  isWorkbook: 'het is een Excel-werkmap',
  isSpreadsheet: 'het is een rekenblad',
  saveAsCsv: 'Sla ze op als CSV (in Excel: CSV UTF-8) en importeer dat bestand.',
  ambiguousDates: (time: string) => `de volgorde van dag en maand is niet bekend: ${time}`,
  datesContradict: (time: string) =>
    `--date-format past niet bij ${time}; dag en maand staan in de andere volgorde`,
  chooseDateFormat: (formats: readonly string[]) => `Voeg ${formats.join(' of ')} toe.`,
  readAsWindows1252: (file: string) => `${file} is geen UTF-8; het werd als Windows-1252 gelezen.`,
  unknownWord: (word: string) =>
    `Het woord ${word} is onbekend: de records ervan zijn genegeerd. Om ze te importeren: --map-action ${word}=ACTIE`,
  otherKinds: 'andere soorten',
  noAction: 'geen actie',
  noEvent: 'geen gebeurtenis',
  noActivity: 'geen activiteit',
  ownAnswer: (kind) => `${kind} (eigen antwoord)`,
  noKind: 'activiteit zonder soort',
  emptyPage: 'lege pagina',
  emptyAnswer: 'leeg antwoord',
  contactWithoutTimes: 'contact zonder tijdstippen',
  webhookTest: 'test van de webhook',
};
