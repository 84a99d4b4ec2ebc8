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
  tooLong: (megabytes) => `il dépasse ${megabytes} Mo`,
  unreadableTime: (time: string, formats: readonly string[]) =>
    `heure illisible : ${time} ; --date-format ${formats.join(' ou ')} indique comment elle est écrite`,
  messageNotJson: 'son Message n’est pas du JSON complet',
  notUtf8: 'ce n’est pas de l’UTF-8 valide',
  nestedTooDeeply: 'il est imbriqué trop profondément',
  compressedDamage: 'les données compressées sont endommagées ou incomplètes ; la suite n’a pas été lue',
  readingFailed: (reason) => `la lecture a échoué : ${reason} ; la suite n’a pas été lue`,

  notJson: 'ce n’est pas du JSON valide',
  notJsonAtLine: (line) => `ce n’est pas du JSON valide (ligne ${line})`,
  notJsonAtCharacter: (character) => `ce n’est pas du JSON valide au caractère ${character}`,
  jsonEndsEarly: 'ce n’est pas du JSON valide : il s’arrête trop tôt',
  documentEndsEarly: (line) => `le document JSON s’arrête avant d’être complet (ligne ${line})`,
  notAnObject: (type) => `c’est ${types[type] ?? type}, pas un objet`,
  emptyObject: 'c’est un objet vide',
  unknownShape: (keys) => `son format est inconnu (clés : ${keys})`,
  otherFormat: (format) => `ce n’est pas un enregistrement au format ${format}`,

  notCsv: (flaw) => `ce n’est pas une ligne CSV : ${csvFlaws[flaw] ?? flaw}`,
  rowUnreadable: 'elle est illisible',
  tooManyCells: (cells, columns) => `il a ${cells} cellules, l’en-tête en a ${columns}`,

  place: (line, column) => `ligne ${line}, colonne ${column}`,
  notXml: (place) => `ce n’est pas du XML bien formé (${place})`,
  doctype: (place) => `il contient un DOCTYPE, qui n’est pas lu (${place})`,
  elementsTooDeep: (deepest, place) => `ses éléments ont plus de ${deepest} niveaux (${place})`,
  unknownEncoding: 'son encodage est inconnu',
  notInEncoding: (place) => `son texte n’est pas valide dans son encodage (après ${place})`,
  refersTooOften: 'il renvoie trop souvent aux mêmes éléments',

  noAddress: 'il ne donne pas d’adresse e-mail',
  notAnAddress: (hasAt) => `son adresse e-mail n’en est pas une${hasAt ? '' : ' (sans @)'}`,
  hashedAddress:
    'il désigne son contact par un hachage (email_id) et non par une adresse e-mail ; ajoutez-y « email_address »',
  noTimestamp: 'il n’a pas de date (timestamp)',
  impossibleTime: (text) => `${text} n’est pas une date possible`,
  otherDateFormat: (time, format) => `${time} n’est pas une date écrite comme ${format}`,
  bounceWithoutTime: 'c’est un bounce sans date : le aggregate_activity de Mailchimp ne dit pas quand',
  recipientsWithoutTime: (kind) =>
    `la liste de destinataires de Mailchimp ne dit pas quand (${kind}) ; importez plutôt l’activité des membres`,
  noEvent: 'il ne nomme pas d’événement',
  noAction: 'il n’a pas d’action',
  notAnAction: (text, nearest) =>
    `${text} n’est pas une action${nearest === null ? '' : ` (la plus proche : ${nearest})`}`,
  campaignNotAnObject: 'sa campagne n’est pas un objet',
  campaignNameless: 'sa campagne n’a ni identifiant ni nom',
  campaignWithoutId: 'sa campagne n’a pas d’identifiant',
  campaignType: (type) => `le type de sa campagne est inconnu : ${type}`,
  campaignArchived: 'le « archived » de sa campagne n’est ni true ni false',
  detailsNotAnObject: 'ses détails ne sont pas un objet',
  detailsNotJson: 'ses détails ne sont pas un objet JSON',
  detailsTooDeep: 'ses détails sont imbriqués trop profondément',
  fieldNotAnObject: (field) => `son champ ${field} n’est pas un objet`,
  activityNotAnObject: 'il contient une activité qui n’est pas un objet',
  eventsNotAnArray: 'ses mandrill_events ne sont pas un tableau JSON',
  flexmailError: (text) => `c’est une erreur de Flexmail : ${text}`,
};
