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
  tooManyColumns: (count, most) => `il a ${count} colonnes, plus que ${most}`,
  noTable: 'ce n’est ni du JSON ni un tableau',
  seeFormats: 'Voyez les formats : contact-report import --help',
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

  importing: (file, percent) => `Importation de ${file}${percent === null ? '' : `, ${percent}`}`,
  following: (files) => `Suivi de ${files}. Ctrl-C y met fin.`,
  followingShort: (files) => `Suivi de ${files} (Ctrl-C y met fin)`,
  followStdin: 'L’entrée standard (-) ne peut être suivie : elle est de toute façon lue jusqu’au bout.',
  followStdinHint: 'Retirez --follow, ou indiquez un fichier ou un dossier.',
  followDryRun: '--dry-run ne peut suivre des fichiers : le comptage n’aurait pas de fin.',
  followDryRunHint: 'Retirez --follow ou --dry-run.',
  cannotGrow: 'ce n’est ni un fichier ordinaire ni un dossier',
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
  firstEvents: (zone) => `Premiers événements tels qu’ils ont été lus, en ${zone} :`,

  unfinished: (counts) => `inachevée : ${counts}`,
  undoneAt: (moment, counts) => `annulée le ${moment} : ${counts}`,
  none: 'La base n’a pas encore d’importations. Importez des événements : contact-report import FILE',
  undoWhich: 'Annuler quelle importation ?',
  confirmUndo: (id, files, events) =>
    `Annuler l’importation ${id} (${files}) ? Ses ${events} événements sont supprimés ; les rapports restent tels quels.`,
  undoing: (id, percent) => `Annulation de l’importation ${id}${percent === null ? '' : `, ${percent}`}`,
  undone: (id, events, contacts, campaigns) =>
    `L’importation ${id} est annulée. Supprimés : ${events} événements, ${contacts} contacts, ${campaigns} campagnes.`,
  reportsStay: (ids, rerun) =>
    ids.length === 1
      ? `Le rapport ${ids[0]} montre certains de ces événements et reste tel quel. Pour les omettre : ${rerun}`
      : `Les rapports ${ids.join(', ')} montrent certains de ces événements et restent tels quels. Pour les omettre du premier : ${rerun}`,
  laterDuplicates: (count, files) =>
    `Des importations ultérieures ont signalé ${count} doublons (${files}). Si certains étaient des événements de cette importation, importez à nouveau ces fichiers.`,
  undoneMeanwhile: (id) =>
    `L’importation ${id} a été annulée pendant qu’elle s’exécutait ; elle s’est arrêtée.`,
  undoneMeanwhileHint: 'Importez à nouveau les fichiers si vous voulez leurs événements.',

  isWorkbook: 'c’est un classeur Excel',
  isSpreadsheet: 'c’est une feuille de calcul',
  saveAsCsv: 'Enregistrez-le en CSV (dans Excel : CSV UTF-8) et importez ce fichier.',
  ambiguousDates: (time: string) => `l’ordre du jour et du mois n’est pas connu : ${time}`,
  datesContradict: (time: string) =>
    `--date-format ne convient pas à ${time} ; le jour et le mois sont dans l’autre ordre`,
  chooseDateFormat: (formats: readonly string[]) => `Ajoutez ${formats.join(' ou ')}.`,
  readAsWindows1252: (file: string) => `${file} n’est pas en UTF-8 ; il a été lu en Windows-1252.`,
  unknownWord: (word: string) =>
    `Le mot ${word} est inconnu : ses enregistrements ont été ignorés. Pour les importer : --map-action ${word}=ACTION`,
  otherKinds: 'autres sortes',
  noAction: 'sans action',
  noEvent: 'sans événement',
  noActivity: 'sans activité',
  ownAnswer: (kind) => `${kind} (réponse propre)`,
  noKind: 'activité sans type',
  emptyPage: 'page vide',
  emptyAnswer: 'réponse vide',
  contactWithoutTimes: 'contact sans dates',
  webhookTest: 'test du webhook',
};
