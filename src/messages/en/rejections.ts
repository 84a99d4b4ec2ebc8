/** Why a record of an import is not taken; said behind its file and number. */
export const rejections = {
  tooLong: (megabytes: number) => `it is longer than ${megabytes} MB`,
  unreadableTime: (time: string, formats: readonly string[]) =>
    `unreadable time: ${time}; --date-format ${formats.join(' or ')} says how it is written`,
  messageNotJson: 'its Message is not whole JSON',
  notUtf8: 'it is not valid UTF-8',
  nestedTooDeeply: 'it is nested too deeply',
  compressedDamage: 'the compressed data is damaged or incomplete; what follows was not read',
  readingFailed: (reason: string) => `reading failed: ${reason}; what follows was not read`,

  notJson: 'it is not valid JSON',
  notJsonAtLine: (line: number) => `it is not valid JSON (line ${line})`,
  notJsonAtCharacter: (character: number) => `it is not valid JSON at character ${character}`,
  jsonEndsEarly: 'it is not valid JSON: it ends too early',
  documentEndsEarly: (line: number) => `the JSON document ends before it is complete (line ${line})`,
  /** `type` is one of JavaScript, `null` for null. */
  notAnObject: (type: string) => `it is ${type === 'null' ? 'null' : `a ${type}`}, not an object`,
  emptyObject: 'it is an empty object',
  unknownShape: (keys: string) => `it is of no known format (keys: ${keys})`,
  otherFormat: (format: string) => `it is no record of the format ${format}`,

  /** `flaw` as csv-parse calls it, in lower case. */
  notCsv: (flaw: string) => `it is not a CSV row: ${flaw}`,
  rowUnreadable: 'it cannot be read',
  tooManyCells: (cells: number, columns: number) => `it has ${cells} cells, the header has ${columns}`,

  place: (line: number, column: number) => `line ${line}, column ${column}`,
  notXml: (place: string) => `it is not well-formed XML (${place})`,
  doctype: (place: string) => `it has a DOCTYPE, which is not read (${place})`,
  elementsTooDeep: (deepest: number, place: string) =>
    `its elements are nested deeper than ${deepest} (${place})`,
  unknownEncoding: 'its encoding is not known',
  notInEncoding: (place: string) => `its text is not valid in its encoding (after ${place})`,
  refersTooOften: 'it refers to the same elements too often',

  noAddress: 'it names no e-mail address',
  /** Without saying which: it was typed by nobody, and reasons end in logs. */
  notAnAddress: (hasAt: boolean) => `its e-mail address is not one${hasAt ? '' : ' (no @)'}`,
  hashedAddress:
    'it names its contact by a hash (email_id) and not by an e-mail address; put "email_address" beside it',
  noTimestamp: 'it has no timestamp',
  impossibleTime: (text: string) => `${text} is no possible time`,
  otherDateFormat: (time: string, format: string) => `${time} is not a time written as ${format}`,
  bounceWithoutTime: 'it is a bounce without a time: Mailchimp’s aggregate_activity does not say when',
  recipientsWithoutTime: (kind: string) =>
    `Mailchimp's list of recipients does not say when (${kind}); import the activity of the members instead`,
  noEvent: 'it names no event',
  noAction: 'it has no action',
  notAnAction: (text: string, nearest: string | null) =>
    `${text} is not an action${nearest === null ? '' : ` (nearest: ${nearest})`}`,
  campaignNotAnObject: 'its campaign is not an object',
  campaignNameless: 'its campaign has neither id nor name',
  campaignWithoutId: 'its campaign has no id',
  campaignType: (type: string) => `its campaign is of no known type: ${type}`,
  campaignArchived: 'its campaign’s "archived" is neither true nor false',
  detailsNotAnObject: 'its details are not an object',
  detailsNotJson: 'its details are not a JSON object',
  detailsTooDeep: 'its details are nested too deeply',
  fieldNotAnObject: (field: string) => `its ${field} is not an object`,
  activityNotAnObject: 'it lists an activity that is not an object',
  eventsNotAnArray: 'its mandrill_events are no JSON array',
  flexmailError: (text: string) => `it is an error of Flexmail: ${text}`,
};
