import type { Messages } from '../en/index.ts';

const types: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  boolean: 'une valeur booléenne',
};
const csvFlaws: Readonly<Record<string, string>> = {
  'invalid closing quote': 'guillemet fermant mal placé',
  'invalid opening quote': 'guillemet ouvrant mal placé',
  'quote not closed': 'guillemet non fermé',
  'max record size': 'ligne trop longue',
};

export const rejections: Messages['rejections'] = {
  tooLong: (megabytes) => `plus long que ${megabytes} Mo`,
  noLink: 'lien manquant',
  noMail: 'aucun message dans detail',
  messageNotJson: 'JSON incomplet dans Message',
  notUtf8: 'UTF-8 non valide',
  nestedTooDeeply: 'imbrication trop profonde',
  compressedDamage: 'données compressées endommagées ou incomplètes ; la suite n’a pas été lue',
  readingFailed: (reason) => `échec de la lecture : ${reason} ; la suite n’a pas été lue`,
  unreadableTime: (time, formats) =>
    `date illisible : ${time} ; donnez son format : --date-format ${formats.join(' ou ')}`,

  notJson: 'JSON non valide',
  notJsonAtLine: (line) => `JSON non valide (ligne ${line})`,
  notJsonAtCharacter: (character) => `JSON non valide au caractère ${character}`,
  jsonEndsEarly: 'JSON non valide : il s’arrête trop tôt',
  documentEndsEarly: (line) => `document JSON incomplet (ligne ${line})`,
  notAnObject: (type) => `objet attendu, mais c’est ${types[type] ?? type}`,
  emptyObject: 'objet vide',
  unknownShape: (keys) => `format inconnu (clés : ${keys})`,
  otherFormat: (format) => `ce n’est pas un enregistrement ${format}`,

  notCsv: (flaw) => `ligne CSV non valide : ${csvFlaws[flaw] ?? flaw}`,
  rowUnreadable: 'illisible',
  tooManyCells: (cells, columns) => `${cells} cellules, mais ${columns} dans l’en-tête`,

  place: (line, column) => `ligne ${line}, colonne ${column}`,
  notXml: (place) => `XML non valide (${place})`,
  doctype: (place) => `DOCTYPE non autorisé (${place})`,
  elementsTooDeep: (deepest, place) => `éléments imbriqués sur plus de ${deepest} niveaux (${place})`,
  unknownEncoding: 'encodage inconnu',
  notInEncoding: (place) => `texte non valide dans son encodage (après ${place})`,
  refersTooOften: 'trop de renvois aux mêmes éléments',

  noAddress: 'adresse e-mail manquante',
  notAnAddress: (hasAt) => `adresse e-mail non valide${hasAt ? '' : ' (sans @)'}`,
  hashedAddress: 'contact haché (email_id) sans adresse e-mail ; ajoutez « email_address »',
  unknownContact: (id) => `identifiant de contact inconnu : ${id}`,
  noTimestamp: 'date (timestamp) manquante',
  impossibleTime: (text) => `date impossible : ${text}`,
  otherDateFormat: (time, format) => `date qui ne suit pas le format ${format} : ${time}`,
  bounceWithoutTime: 'bounce sans date : aggregate_activity de Mailchimp ne donne pas de dates',
  recipientsWithoutTime: (kind) =>
    `la liste de destinataires de Mailchimp ne donne pas de dates (${kind}) ; importez plutôt l’activité des membres`,
  noEvent: 'événement manquant',
  noAction: 'action manquante',
  notAnAction: (text, nearest) =>
    `action inconnue : ${text}${nearest === null ? '' : ` (la plus proche : ${nearest})`}`,
  campaignNotAnObject: 'la campagne doit être un objet',
  campaignNameless: 'campagne sans identifiant ni nom',
  campaignWithoutId: 'campagne sans identifiant',
  campaignType: (type) => `type de campagne inconnu : ${type}`,
  campaignArchived: 'le champ « archived » de la campagne doit être true ou false',
  detailsNotAnObject: 'les détails doivent être un objet',
  detailsNotJson: 'les détails doivent être un objet JSON',
  detailsTooDeep: 'détails imbriqués trop profondément',
  fieldNotAnObject: (field) => `le champ ${field} doit être un objet`,
  activityNotAnObject: 'l’activité doit être un objet',
  eventsNotAnArray: 'mandrill_events doit être un tableau JSON',
  brevoWord: (word) =>
    `événement inconnu ${word} : le journal de Brevo est lu en allemand, anglais, espagnol, français, italien et portugais`,
  notIncluded: (part) => `${part} absent de la page ; demandez les événements avec include=metric,profile`,
  notSyslog: 'ce n’est pas une ligne de syslog',
  yearless: 'date sans année ; ajoutez --year avec l’année de la première ligne',
  flexmailError: (text) => `erreur de Flexmail : ${text}`,
};
