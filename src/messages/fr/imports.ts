import type { Messages } from '../en/index.ts';

export const imports: Messages['imports'] = {
  cannotImport: (file, why) => `Impossible d’importer ${file} : ${why}.`,

  checkName: 'Vérifiez le nom et réessayez.',
  damagedFromStart: 'ses données compressées sont endommagées dès le début',
  getAnew: 'Procurez-vous une nouvelle copie du fichier et réessayez.',
  isZip: 'c’est une archive ZIP',
  unpack: 'Décompressez-la et importez les fichiers qu’elle contient.',
  isBinary: 'c’est un fichier binaire',
  importTexts: 'Importez du NDJSON, du JSON ou du CSV ; voyez contact-report import --help.',
  noTable: 'ce n’est ni du JSON ni un tableau',
  seeFormats: 'Voyez les formats : contact-report import --help',
  unknownColumns: (columns) => `colonnes inconnues (${columns})`,
  sayWhatTheyMean: (command) => `Indiquez leur signification : ${command}`,
  unknownFormat: (name) => `Format inconnu : ${name}.`,
  formats: (names) => `Choix possibles : ${names}.`,
  stdinTwice: 'L’entrée standard (-) ne se lit qu’une fois.',
  stdinTwiceHint: 'Indiquez - une seule fois.',
  rejectsUnwritable: (file, reason) =>
    `Impossible d’écrire les enregistrements refusés dans ${file} : ${reason} ; l’importation s’est arrêtée là.`,
  rejectsNoFile: (file) =>
    `Impossible d’écrire les enregistrements refusés dans ${file} : ce n’est pas un fichier ordinaire.`,
  rejectsUnwritableHint:
    'Choisissez un autre fichier avec --rejects et répétez l’importation ; rien n’est compté deux fois.',

  mapNeedsTable: (file) => `--map demande un tableau, et ${file} n’en est pas un.`,
  mapNeedsTableHint: 'Importez-le sans --map.',
  mapMissing: '--map-action et --date-format demandent --map.',
  mapMissingHint: 'Indiquez la signification des colonnes : --map email=COLUMN …',
  mapForm: 'TARGET=COLUMN, par exemple --map email=Recipient',
  mapActionForm: 'WORD=ACTION, par exemple opened=campaignRead',
  mapIncomplete: (flag, map) => `Valeur non valide pour ${flag} : ${map}.`,
  mapWrite: (flag, form) => `Tapez ${flag} ${form}.`,
  mapTwice: (target) => `Cible en double pour --map : ${target}.`,
  mapNoTarget: (flag, name) => `Cible inconnue pour ${flag} : ${name}.`,
  mapNoAction: (flag, name) => `Action inconnue pour ${flag} : ${name}.`,
  didYouMean: (names) => `Vouliez-vous dire ${names.join(' ou ')} ?`,
  thereAre: (names) => `Choix possibles : ${names}.`,
  seeActions: 'Affichez les noms : contact-report actions',
  noActionColumn: 'Il manque --map pour action.',
  noActionColumnHint: (anyWord) =>
    `Ajoutez --map action=COLUMN ou, si chaque ligne est la même action, --map-action '${anyWord}=campaignSent'.`,
  noColumnsFor: (targets) => `Il manque --map pour ${targets.join(' et ')}.`,
  add: (flags) => `Ajoutez ${flags}.`,
  noSuchColumn: (file, column) => `Colonne introuvable dans ${file} : ${column}.`,
  columnsAre: (columns) => `Choix possibles : ${columns}.`,
  dateFormat: (format, flaw) => `Valeur non valide pour --date-format : ${format} (${flaw}).`,
  dateFormatHint:
    "Utilisez les symboles de date-fns, par exemple 'dd-MM-yyyy HH:mm' ou \"yyyy-MM-dd'T'HH:mm:ss\".",
  dateFormatMistaken: (right, wrong) => `tapez ${right}, pas ${wrong}`,
  dateFormatUnreadable: 'symboles inconnus',
  dateFormatIncomplete: 'il manque le jour, le mois ou l’année',
  dateFormatHalfDays: 'heures jusqu’à 12 mais sans a (am ou pm)',

  importing: (file, percent) => `Importation de ${file}${percent === null ? '' : `, ${percent}`}`,
  standardInput: 'l’entrée standard',
  events: (count) => `${count} événements`,
  eventsSoFar: (count) => `${count} événements jusqu’ici`,
  rejectedSoFar: (count) => `${count} refusés`,
  perSecond: (count) => `${count} par s`,
  secondsLeft: (seconds) => `encore ${seconds} s environ`,
  minutesLeft: (minutes) => `encore ${minutes} min environ`,
  hoursLeft: (hours) => `encore ${hours} h environ`,

  rejection: (file, record, reason) => `${file}, enregistrement ${record} : ${reason}`,
  moreRejections: (count, kept) => `… et ${count} de plus${kept ? '' : ' ; --rejects FILE les garde'}`,
  noRecords: (file) => `Aucun enregistrement dans ${file}.`,
  imported: 'importés',
  duplicates: 'doublons',
  ignored: 'ignorés',
  rejected: 'refusés',
  ignoredKind: (count, kind) => `ignorés : ${count} × ${kind}`,
  timesWithoutZone: (count, shown, zone) =>
    count === 1
      ? `1 heure sans fuseau horaire a été lue en ${zone}`
      : `${shown} heures sans fuseau horaire ont été lues en ${zone}`,
  otherZone: '--tz en indique un autre',
  dryRun: 'Simulation : rien n’a été écrit.',

  unknownWord: (word: string) =>
    `Le mot ${word} est inconnu : ses enregistrements ont été ignorés. Pour les importer : --map-action ${word}=ACTION`,
  otherKinds: 'autres sortes',
  noAction: 'sans action',
  noActivity: 'sans activité',
  ownAnswer: (kind) => `${kind} (réponse propre)`,
  noKind: 'activité sans type',
  emptyPage: 'page vide',
  emptyAnswer: 'réponse vide',
  contactWithoutTimes: 'contact sans dates',
  webhookTest: 'test du webhook',
};
