import type { Messages } from '../en/index.ts';

const types: Readonly<Record<string, string>> = {
  string: 'een tekst',
  number: 'een getal',
  boolean: 'waar of onwaar',
};
const csvFlaws: Readonly<Record<string, string>> = {
  'invalid closing quote': 'een sluitend aanhalingsteken staat verkeerd',
  'invalid opening quote': 'een openend aanhalingsteken staat verkeerd',
  'quote not closed': 'een aanhalingsteken is niet gesloten',
  'max record size': 'de rij is te lang',
};

export const rejections: Messages['rejections'] = {
  tooLong: (megabytes) => `langer dan ${megabytes} MB`,
  noLink: 'ontbrekende link',
  noMail: 'geen mail in detail',
  messageNotJson: 'onvolledige JSON in Message',
  notUtf8: 'ongeldige UTF-8',
  nestedTooDeeply: 'te diep genest',
  compressedDamage: 'beschadigde of onvolledige gecomprimeerde gegevens; het vervolg is niet gelezen',
  unreadableTime: (time, formats) =>
    `onleesbare tijd: ${time}; geef het formaat: --date-format ${formats.join(' of ')}`,
  readingFailed: (reason) => `het lezen is mislukt: ${reason}; het vervolg is niet gelezen`,

  notJson: 'ongeldige JSON',
  notJsonAtLine: (line) => `ongeldige JSON (regel ${line})`,
  notJsonAtCharacter: (character) => `ongeldige JSON bij teken ${character}`,
  jsonEndsEarly: 'ongeldige JSON: het eindigt te vroeg',
  documentEndsEarly: (line) => `onvolledig JSON-document (regel ${line})`,
  notAnObject: (type) => `object verwacht, maar het is ${types[type] ?? type}`,
  emptyObject: 'leeg object',
  unknownShape: (keys) => `onbekend formaat (sleutels: ${keys})`,
  otherFormat: (format) => `geen record van ${format}`,

  notCsv: (flaw) => `ongeldige CSV-rij: ${csvFlaws[flaw] ?? flaw}`,
  rowUnreadable: 'onleesbaar',
  tooManyCells: (cells, columns) => `${cells} cellen, maar ${columns} in de kopregel`,

  place: (line, column) => `regel ${line}, kolom ${column}`,
  notXml: (place) => `ongeldige XML (${place})`,
  doctype: (place) => `DOCTYPE is niet toegestaan (${place})`,
  elementsTooDeep: (deepest, place) => `elementen dieper genest dan ${deepest} (${place})`,
  unknownEncoding: 'onbekende tekencodering',
  notInEncoding: (place) => `tekst ongeldig in zijn tekencodering (na ${place})`,
  refersTooOften: 'te veel verwijzingen naar dezelfde elementen',

  noAddress: 'e-mailadres ontbreekt',
  notAnAddress: (hasAt) => `ongeldig e-mailadres${hasAt ? '' : ' (zonder @)'}`,
  hashedAddress: 'gehasht contact (email_id) zonder e-mailadres; voeg "email_address" toe',
  unknownContact: (id) => `onbekend contact-id: ${id}`,
  noTimestamp: 'tijdstip (timestamp) ontbreekt',
  impossibleTime: (text) => `onmogelijk tijdstip: ${text}`,
  otherDateFormat: (time, format) => `tijdstip niet in het formaat ${format}: ${time}`,
  bounceWithoutTime: 'bounce zonder tijdstip: aggregate_activity van Mailchimp bevat geen tijdstippen',
  recipientsWithoutTime: (kind) =>
    `de lijst van ontvangers van Mailchimp bevat geen tijdstippen (${kind}); importeer in plaats daarvan de activiteit van de leden`,
  noEvent: 'gebeurtenis ontbreekt',
  noAction: 'actie ontbreekt',
  notAnAction: (text, nearest) =>
    `onbekende actie: ${text}${nearest === null ? '' : ` (dichtstbij: ${nearest})`}`,
  campaignNotAnObject: 'de campagne moet een object zijn',
  campaignNameless: 'campagne zonder id en naam',
  campaignWithoutId: 'campagne zonder id',
  campaignType: (type) => `onbekend campagnetype: ${type}`,
  campaignArchived: '"archived" van de campagne moet true of false zijn',
  detailsNotAnObject: 'de details moeten een object zijn',
  detailsNotJson: 'de details moeten een JSON-object zijn',
  detailsTooDeep: 'details te diep genest',
  fieldNotAnObject: (field) => `het veld ${field} moet een object zijn`,
  activityNotAnObject: 'de activiteit moet een object zijn',
  eventsNotAnArray: 'mandrill_events moet een JSON-array zijn',
  brevoWord: (word) =>
    `onbekende gebeurtenis ${word}: het logboek van Brevo wordt gelezen in het Duits, Engels, Frans, Italiaans, Portugees en Spaans`,
  notIncluded: (part) =>
    `${part} ontbreekt op de pagina; vraag de gebeurtenissen op met include=metric,profile`,
  notSyslog: 'geen regel van syslog',
  yearless: 'tijdstip zonder jaar; voeg --year toe met het jaar van de eerste regel',
  flexmailError: (text) => `fout van Flexmail: ${text}`,
};
