/** Why a record of an import is rejected; printed after its file and number. */
export const rejections = {
  tooLong: (megabytes: number) => `longer than ${megabytes} MB`,
  noLink: 'missing link',
  noMail: 'no mail in detail',
  messageNotJson: 'incomplete JSON in Message',
  notUtf8: 'invalid UTF-8',
  nestedTooDeeply: 'nested too deeply',
  compressedDamage: 'damaged or incomplete compressed data; the rest was not read',
  readingFailed: (reason: string) => `reading failed: ${reason}; the rest was not read`,
  unreadableTime: (time: string, formats: readonly string[]) =>
    `unreadable time: ${time}; give its format: --date-format ${formats.join(' or ')}`,

  notJson: 'invalid JSON',
  notJsonAtLine: (line: number) => `invalid JSON (line ${line})`,
  notJsonAtCharacter: (character: number) => `invalid JSON at character ${character}`,
  jsonEndsEarly: 'invalid JSON: it ends too early',
  documentEndsEarly: (line: number) => `incomplete JSON document (line ${line})`,
  /** `type` is one of JavaScript, `null` for null. */
  notAnObject: (type: string) => `expected an object, found ${type === 'null' ? 'null' : `a ${type}`}`,
  emptyObject: 'empty object',
  unknownShape: (keys: string) => `unknown format (keys: ${keys})`,
  otherFormat: (format: string) => `not a ${format} record`,

  /** `flaw` as csv-parse calls it, in lower case. */
  notCsv: (flaw: string) => `invalid CSV row: ${flaw}`,
  rowUnreadable: 'unreadable',
  tooManyCells: (cells: number, columns: number) => `${cells} cells, but the header has ${columns}`,

  place: (line: number, column: number) => `line ${line}, column ${column}`,
  notXml: (place: string) => `invalid XML (${place})`,
  doctype: (place: string) => `DOCTYPE is not allowed (${place})`,
  elementsTooDeep: (deepest: number, place: string) => `elements nested deeper than ${deepest} (${place})`,
  unknownEncoding: 'unknown encoding',
  notInEncoding: (place: string) => `text invalid in its encoding (after ${place})`,
  refersTooOften: 'too many references to the same elements',

  noAddress: 'missing e-mail address',
  /** Does not quote the address: reasons end in logs. */
  notAnAddress: (hasAt: boolean) => `invalid e-mail address${hasAt ? '' : ' (no @)'}`,
  hashedAddress: 'hashed contact (email_id) without an e-mail address; add "email_address"',
  unknownContact: (id: string) => `unknown contact id: ${id}`,
  noTimestamp: 'missing timestamp',
  impossibleTime: (text: string) => `impossible time: ${text}`,
  otherDateFormat: (time: string, format: string) => `time not in the format ${format}: ${time}`,
  bounceWithoutTime: 'bounce without a time: Mailchimp’s aggregate_activity has no times',
  recipientsWithoutTime: (kind: string) =>
    `Mailchimp's list of recipients has no times (${kind}); import the members' activity instead`,
  noEvent: 'missing event',
  noAction: 'missing action',
  notAnAction: (text: string, nearest: string | null) =>
    `unknown action: ${text}${nearest === null ? '' : ` (nearest: ${nearest})`}`,
  campaignNotAnObject: 'campaign must be an object',
  campaignNameless: 'campaign without id and name',
  campaignWithoutId: 'campaign without id',
  campaignType: (type: string) => `unknown campaign type: ${type}`,
  campaignArchived: 'campaign "archived" must be true or false',
  detailsNotAnObject: 'details must be an object',
  detailsNotJson: 'details must be a JSON object',
  detailsTooDeep: 'details nested too deeply',
  fieldNotAnObject: (field: string) => `${field} must be an object`,
  activityNotAnObject: 'activity must be an object',
  eventsNotAnArray: 'mandrill_events must be a JSON array',
  brevoWord: (word: string) =>
    `unknown event ${word}: Brevo's log is read in English, French, German, Italian, Portuguese and Spanish`,
  /** `part` as the API calls it. */
  notIncluded: (part: string) => `missing ${part} in the page; get the events with include=metric,profile`,
  notSyslog: 'not a line of syslog',
  yearless: 'time without a year; add --year with the year of the first line',
  flexmailError: (text: string) => `Flexmail error: ${text}`,
};
