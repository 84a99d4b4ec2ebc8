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
  tooLong: (megabytes) => `het is langer dan ${megabytes} MB`,
  unreadableTime: (time: string, formats: readonly string[]) =>
    `onleesbare tijd: ${time}; --date-format ${formats.join(' of ')} zegt hoe ze geschreven is`,
  messageNotJson: 'de Message is geen volledige JSON',
  notUtf8: 'het is geen geldige UTF-8',
  nestedTooDeeply: 'het is te diep genest',
  compressedDamage: 'de gecomprimeerde gegevens zijn beschadigd of onvolledig; het vervolg is niet gelezen',
  readingFailed: (reason) => `het lezen is mislukt: ${reason}; het vervolg is niet gelezen`,

  notJson: 'het is geen geldige JSON',
  notJsonAtLine: (line) => `het is geen geldige JSON (regel ${line})`,
  notJsonAtCharacter: (character) => `het is geen geldige JSON bij teken ${character}`,
  jsonEndsEarly: 'het is geen geldige JSON: het eindigt te vroeg',
  documentEndsEarly: (line) => `het JSON-document eindigt voor het volledig is (regel ${line})`,
  notAnObject: (type) => `het is ${types[type] ?? type}, geen object`,
  emptyObject: 'het is een leeg object',
  unknownShape: (keys) => `het formaat is onbekend (sleutels: ${keys})`,
  otherFormat: (format) => `het is geen record van het formaat ${format}`,

  notCsv: (flaw) => `het is geen CSV-rij: ${csvFlaws[flaw] ?? flaw}`,
  rowUnreadable: 'ze is onleesbaar',
  tooManyCells: (cells, columns) => `het heeft ${cells} cellen, de kopregel heeft er ${columns}`,

  place: (line, column) => `regel ${line}, kolom ${column}`,
  notXml: (place) => `het is geen welgevormde XML (${place})`,
  doctype: (place) => `het bevat een DOCTYPE, die niet wordt gelezen (${place})`,
  elementsTooDeep: (deepest, place) => `de elementen zijn dieper genest dan ${deepest} (${place})`,
  unknownEncoding: 'de tekencodering is onbekend',
  notInEncoding: (place) => `de tekst is niet geldig in zijn tekencodering (na ${place})`,
  refersTooOften: 'het verwijst te vaak naar dezelfde elementen',

  noAddress: 'het noemt geen e-mailadres',
  notAnAddress: (hasAt) => `het e-mailadres is er geen${hasAt ? '' : ' (zonder @)'}`,
  hashedAddress:
    'het noemt zijn contact met een hash (email_id) en niet met een e-mailadres; zet er "email_address" bij',
  noTimestamp: 'het heeft geen tijdstip (timestamp)',
  impossibleTime: (text) => `${text} is geen mogelijk tijdstip`,
  otherDateFormat: (time, format) => `${time} is geen tijdstip geschreven als ${format}`,
  bounceWithoutTime: 'het is een bounce zonder tijdstip: aggregate_activity van Mailchimp zegt niet wanneer',
  recipientsWithoutTime: (kind) =>
    `de lijst van ontvangers van Mailchimp zegt niet wanneer (${kind}); importeer in de plaats de activiteit van de leden`,
  noEvent: 'het noemt geen gebeurtenis',
  noAction: 'het heeft geen actie',
  notAnAction: (text, nearest) =>
    `${text} is geen actie${nearest === null ? '' : ` (dichtstbij: ${nearest})`}`,
  campaignNotAnObject: 'de campagne is geen object',
  campaignNameless: 'de campagne heeft id noch naam',
  campaignWithoutId: 'de campagne heeft geen id',
  campaignType: (type) => `de campagne is van een onbekend type: ${type}`,
  campaignArchived: '"archived" van de campagne is true noch false',
  detailsNotAnObject: 'de details zijn geen object',
  detailsNotJson: 'de details zijn geen JSON-object',
  detailsTooDeep: 'de details zijn te diep genest',
  fieldNotAnObject: (field) => `het veld ${field} is geen object`,
  activityNotAnObject: 'het bevat een activiteit die geen object is',
  eventsNotAnArray: 'mandrill_events is geen JSON-array',
  flexmailError: (text) => `het is een fout van Flexmail: ${text}`,
};
