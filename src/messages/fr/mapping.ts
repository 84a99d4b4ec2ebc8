import type { Messages } from '../en/index.ts';

export const mapping: Messages['mapping'] = {
  mapForm: 'TARGET=COLUMN, par exemple --map email=Recipient',
  setForm: 'TARGET=VALUE, par exemple --set source=shop',
  eventForm: "ACTION=COLUMN, par exemple --event 'campaignRead=First open'",
  mapActionForm: 'WORD=ACTION, par exemple --map-action opened=campaignRead',
  incomplete: (flag, text) => `Valeur non valide pour ${flag} : ${text}.`,
  typeForm: (flag, form) => `Tapez ${flag} ${form}.`,
  targetTwice: (target) => `Cible en double : ${target}.`,
  targetTwiceHint: 'Indiquez chaque cible une fois, avec --map ou avec --set.',
  unknownTarget: (flag, name) => `Cible inconnue pour ${flag} : ${name}.`,
  unknownAction: (flag, name) => `Action inconnue pour ${flag} : ${name}.`,
  didYouMean: (names) => `Vouliez-vous dire ${names.join(' ou ')} ?`,
  useOneOf: (names) => `Choix possibles : ${names}.`,
  seeActions: 'Affichez les noms : contact-report actions',
  noAction: 'Il manque --map pour action.',
  noActionHint:
    'Ajoutez --map action=COLUMN ou, si chaque ligne est la même action, --set action=campaignSent.',
  noColumnsFor: (targets) => `Il manque --map pour ${targets.join(' et ')}.`,
  add: (flags) => `Ajoutez ${flags}.`,
  setInvalid: (target, text) => `Valeur non valide pour --set ${target} : ${text}.`,
  setTimeHint: 'Indiquez un moment comme 2026-01-31 ou 2026-01-31T10:00:00+01:00.',
  setEmailHint: 'Indiquez une adresse e-mail.',
  fileNameOfStdin: 'L’entrée standard n’a pas de nom de fichier pour @file.',
  fileNameOfStdinHint: 'Importez le fichier par son nom, ou indiquez la valeur elle-même.',

  noSuchColumn: (file, column) => `Colonne introuvable dans ${file} : ${column}.`,
  columnsAre: (columns) => `Choix possibles : ${columns}.`,
  columnTwice: (file, column) => `${file} contient deux fois la colonne ${column}.`,
  columnTwiceHint: (numbers) => `Indiquez son numéro : ${numbers.join(' ou ')}.`,
  needsTable: (file) => `--map demande un tableau ou du JSON ; ${file} n’est ni l’un ni l’autre.`,
  needsTableHint: 'Importez-le sans --map.',

  dateFormat: (format, flaw) => `Valeur non valide pour --date-format : ${format} (${flaw}).`,
  dateFormatHint:
    "Utilisez les symboles de date-fns, par exemple 'dd-MM-yyyy HH:mm' ou \"yyyy-MM-dd'T'HH:mm:ss\".",
  dateFormatMistaken: (right, wrong) => `tapez ${right}, pas ${wrong}`,
  dateFormatUnreadable: 'symboles inconnus',
  dateFormatIncomplete: 'il manque le jour, le mois ou l’année',
  dateFormatHalfDays: 'heures jusqu’à 12 mais sans a (am ou pm)',

  contactsMissing: 'Il manque --contacts : ses colonnes sont indiquées.',
  contactsMissingHint: 'Ajoutez --contacts FILE.',
  contactsNoTable: (file) => `Impossible de lire les contacts de ${file} : ce n’est pas un tableau.`,
  contactsNoTableHint:
    'Utilisez un fichier CSV avec une ligne d’en-tête, une colonne d’identifiants et une colonne d’adresses.',
  contactsColumn: (file, target) =>
    `Impossible de lire les contacts de ${file} : quelle colonne est ${target} ?`,
  contactsColumnHint: (target, columns) => `Ajoutez --map ${target}=COLUMN, au choix : ${columns}.`,

  unreadable: (file, why) => `Impossible de lire la correspondance ${file} : ${why}.`,
  isNotJson: 'JSON non valide',
  isOther: 'ce n’est pas un fichier de correspondance',
  invalidKey: (key) => `clé inconnue ${key}`,
  invalidValue: (key) => `valeur non valide de ${key}`,
  makeAnew: 'Écrivez-en une nouvelle avec --save-mapping FILE.',
  newer: (file) => `La correspondance ${file} vient d’une version plus récente de contact-report.`,
  newerHint: 'Mettez contact-report à jour, ou écrivez une nouvelle correspondance avec --save-mapping FILE.',
  nothingToSave: 'Il manque une correspondance pour --save-mapping.',
  nothingToSaveHint: 'Ajoutez --map email=COLUMN et ainsi de suite.',
  saved: (file) => `Correspondance enregistrée : ${file}`,
  notAnEncoding: 'Indiquez un codage, par exemple utf-8, windows-1252, iso-8859-15 ou utf-16le.',
  notASeparator: 'Indiquez un caractère, ou comma, semicolon, tab ou pipe.',
  notANumberOfLines: 'Il faut un nombre entier de 0 à 100000.',

  unknownColumns: (columns) => `colonnes inconnues (${columns})`,
  unknownKeys: (keys) => `clés inconnues (${keys})`,
  mapThem: (command) => `Indiquez leur signification : ${command}`,
  or: (command) => `, ou ${command}`,
  columnsAndRows: (separator) => `Colonnes et premières lignes, séparées par des ${separator} :`,
  keysAndValues: 'Clés et premières valeurs :',
  separators: { ',': 'virgules', ';': 'points-virgules', '\t': 'tabulations', '|': 'barres verticales' },
  moreColumns: (count) => `… et ${count} de plus`,
  addresses: 'adresses',
  times: 'moments',
  words: 'mots',
  wordsOf: (column) => `Mots de ${column} et actions proposées :`,
  wordsOfFirst: (column, rows) =>
    `Mots de ${column} dans les ${rows} premières lignes et actions proposées :`,
  noProposalHint: (word) =>
    `Les mots suivis de ? sont ignorés tant que vous n’ajoutez pas leur action : --map-action ${word}=ACTION (contact-report actions les affiche).`,
  contactList: (column) =>
    column === null
      ? 'Cela ressemble à une liste de contacts, pas d’événements : seul ce qui a une date peut être importé.'
      : `Cela ressemble à une liste de contacts, pas d’événements : ${column} contient des états sans leurs dates. Seul ce qui a une date peut être importé.`,
  statesUnused: (column) =>
    `${column} contient le dernier état, sans sa date ; la commande n’en tient pas compte.`,
  noAddresses:
    'Aucune colonne ne contient d’adresses e-mail. Remplacez COLUMN ; pour une colonne d’identifiants, ajoutez --contacts avec un tableau d’identifiants et d’adresses.',
  idsOfContacts: (column) =>
    `Aucune colonne ne contient d’adresses e-mail. Pour les identifiants de ${column}, remplacez FILE par un tableau d’identifiants et d’adresses ; sinon, indiquez une autre colonne avec --map email=COLUMN.`,
  noTimes: 'Aucune colonne ne contient de moments. Remplacez TIME par le moment de toutes les lignes.',
  noActions:
    'Aucune colonne n’indique ce qui s’est passé. Remplacez ACTION par l’action de toutes les lignes.',
  severalTimes: (column) => `Plusieurs colonnes contiennent des moments ; la commande utilise ${column}.`,
  timeOfSending: (column) =>
    `Vérifiez ${column} : c’est peut-être le moment de l’envoi, pas de ce qui s’est passé.`,
  dayOrMonth: (time) => `Aucune ligne ne montre si ${time} commence par le jour ou par le mois.`,
  ifDayFirst: 'Si le jour vient en premier :',
  ifMonthFirst: 'Si le mois vient en premier :',
  importIt: 'Importez-le :',
  tryAndKeep: '--dry-run l’essaie ; --save-mapping FILE garde la correspondance pour le prochain fichier.',

  askAddress: 'Quelle colonne contient l’adresse du contact ?',
  askWhatHappened: 'Que s’est-il passé dans ces lignes ?',
  sameInAllRows: 'la même chose dans toutes les lignes',
  wordsOfColumn: (column) => `ce que disent les mots de ${column}`,
  askAction: 'Que s’est-il passé ?',
  askTime: 'Quelle colonne en contient le moment ?',
  askDateOrder: (time) => `Quel jour est ${time} ?`,
  askWord: (word, count) => `Que signifie ${word} (${count} ×) ?`,
  ignoreWord: 'rien qui compte : ignorer ces lignes',
  askImport: 'L’importer avec cette commande ?',
};
