import type { ActionName } from '../../domain/actions.ts';
import {
  asText,
  enhancedStatus,
  event,
  type Format,
  ignored,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type Reading,
  type ReadOptions,
  type TableFormat,
  unknownKind,
} from '../map/format.ts';

// EventType, in lower case, letters only. The words of
// https://developer.salesforce.com/docs/atlas.en-us.mc-programmatic-content.meta/mc-programmatic-content/ssjs_eventsRetrieve.htm
// and of the extract's own files.
const events = new Map<string, ActionName>([
  ['sent', 'campaignSent'],
  ['notsent', 'campaignNotSent'],
  ['open', 'campaignRead'],
  ['click', 'campaignLinkClicked'],
  ['bounce', 'bounced'],
  ['hardbounce', 'bounced'],
  ['softbounce', 'bounced'],
  ['blockbounce', 'bounced'],
  ['otherbounce', 'bounced'],
  ['unsubscribe', 'unsubscribed'],
  ['complaint', 'spamComplaint'],
  ['spamcomplaint', 'spamComplaint'],
  ['survey', 'campaignSurveySubmitted'],
  ['surveyresponse', 'campaignSurveySubmitted'],
  ['forwardedemail', 'campaignForwardSubmitted'],
]);
const uninteresting = /^(conversion|forwardedemailoptin)?$/;
// The states of a subscriber that end the mail to them.
const states = new Map<string, ActionName>([
  ['held', 'bouncedOut'],
  ['unsubscribed', 'unsubscribed'],
  ['deleted', 'deleted'],
]);

/** A file of the extract, recognised by its columns. */
interface File {
  readonly columns: readonly string[];
  read(row: JsonObject, options: ReadOptions): Iterable<Reading>;
}

// The columns are those of a set of data extensions for the extract's files, package-manager/tracking-extract-de-setup in
// https://github.com/ujjwalmails/SFMC-Architect-Toolkit. Those of StatusChange are not confirmed.
const files: readonly File[] = [
  { columns: ['ClientID', 'SubscriberKey', 'EventDate', 'EventType'], read: readEvent },
  { columns: ['ClientID', 'SendID', 'EmailName', 'SchedTime'], read: readSendJob },
  { columns: ['ClientID', 'SubscriberKey', 'NewStatus', 'DateChanged'], read: readStatusChange },
  { columns: ['ClientID', 'SubscriberKey', 'DateHeld', 'DateUnsubscribed'], read: readSubscriber },
  { columns: ['SendID', 'SubscriberKey', 'ImpressionRegionName'], read: () => [ignored('impression')] },
];

// Files of the extract about lists and the attributes of subscribers. Their columns are not documented but for ClientID:
// https://help.salesforce.com/s/articleView?id=mktg.mc_as_tracking_extract.htm
const uninterestingFile = /(?:^|[\\/])(Attributes|Lists|ListMembership)[^\\/.]*\.(?:csv|tsv|txt)(?:\.gz)?$/i;

const tables: TableFormat = {
  recognises: (names, file) =>
    fileOf(names) !== undefined || (names.includes('ClientID') && uninterestingFile.test(file)),
  dateOrder: 'month-first',
  readsLast: (names) => fileOf(names)?.read === readStatusChange,
  read(row, options) {
    const file = fileOf(Object.keys(row));
    return file ? file.read(row, options) : [ignored(uninterestingFile.exec(options.file)?.[1] ?? '')];
  },
};

/**
 * The files of a tracking extract of Salesforce Marketing Cloud: Sent, Opens, Clicks, Bounces, Unsubs, NotSent, SendJobs
 * and others, in any order. An event has the number of its sending; SendJobs has the names. Not confirmed by a real
 * extract: the form of times (`M/d/yyyy h:mm:ss AM` and ISO 8601 are read), the columns of StatusChange.
 */
export const sfmc: Format = {
  name: 'sfmc',
  recognises: () => false,
  read: () => [],
  table: tables,
};

function fileOf(names: readonly string[]): File | undefined {
  return files.find(({ columns }) => columns.every((column) => names.includes(column)));
}

function* readEvent(row: JsonObject, options: ReadOptions): Iterable<Reading> {
  const type = asText(row.EventType)?.trim() ?? '';
  const word = bareLetters(type);
  const action = events.get(word) ?? options.words.get(type.toLowerCase());
  if (!action) {
    const name = type === '' ? 'no EventType' : type;
    yield action === null || uninteresting.test(word) ? ignored(name) : unknownKind(name);
    return;
  }
  if (action === 'unsubscribed') options.seen.add(unsubscription(row, hourOf(row.EventDate)));
  yield event({
    email: addressOf(row),
    action,
    timestamp: centralTime(row.EventDate),
    campaign: campaignOf(row, null),
    details: omitEmpty({
      url: row.URL,
      alias: row.Alias,
      reason: asText(row.UnsubReason) ?? asText(row.Reason),
      bounceKind: action === 'bounced' ? bounceKindOf(`${type} ${asText(row.BounceCategory) ?? ''}`) : null,
      bounceClass: row.BounceCategory,
      smtpAnswer: row.BounceReason,
      statusCode: enhancedStatus(row.BounceReason) ?? asText(row.SMTPCode),
      ip: row.IpAddress,
      location: omitEmpty({ country: row.Country, region: row.Region, city: row.City }),
      emailClient: row.EmailClient,
      browser: row.Browser,
      device: row.Device,
      list: row.ListID,
      batch: row.BatchID,
      subscriberKey: row.SubscriberKey,
      nativeType: type,
    }),
  });
}

/** A sending: the name of a campaign. */
function* readSendJob(row: JsonObject): Iterable<Reading> {
  const campaign = campaignOf(row, asText(row.EmailName) ?? asText(row.Subject));
  yield campaign ? ignored('send job', campaign) : ignored('send job');
}

/** A change of state. The one that an unsubscription in Unsubs causes is not counted again. */
function* readStatusChange(row: JsonObject, { seen, words }: ReadOptions): Iterable<Reading> {
  const status = asText(row.NewStatus)?.trim() ?? '';
  const native = `StatusChange/${status}`;
  const action = states.get(status.toLowerCase()) ?? words.get(native.toLowerCase());
  const hour = hourOf(row.DateChanged);
  const isInUnsubs = [hour - 1, hour, hour + 1].some((each) => seen.has(unsubscription(row, each)));
  if (action === 'unsubscribed' && isInUnsubs) yield ignored(`${native}, in Unsubs`);
  else if (action) yield stateReading(row, action, row.DateChanged, native);
  else yield action === null || /^(active|bounced)?$/i.test(status) ? ignored(native) : unknownKind(native);
}

/** Stands for an unsubscription of a subscriber in an hour. */
function unsubscription(row: JsonObject, hour: number): string {
  return `sfmc unsubscribed ${asText(row.SubscriberKey) ?? addressOf(row)} ${hour}`;
}

/** The hour of a time, counted from 1970; NaN if the time is unreadable. */
function hourOf(time: unknown): number {
  return Math.floor(Date.parse(centralTime(time) ?? '') / 3_600_000);
}

/** A subscriber's current state. The other files have the events in which it changed. */
function* readSubscriber(row: JsonObject): Iterable<Reading> {
  if (asText(row.DateCreated) === null) yield ignored('subscriber');
  else yield stateReading(row, 'created', row.DateCreated, 'DateCreated');
}

function stateReading(row: JsonObject, action: ActionName, time: unknown, nativeType: string): Reading {
  return event({
    email: addressOf(row),
    action,
    timestamp: centralTime(time),
    details: omitEmpty({ subscriberKey: row.SubscriberKey, nativeType }),
  });
}

/** The address; accounts that use it as the key may leave it out. */
function addressOf(row: JsonObject): string | null {
  return asText(row.EmailAddress) ?? asText(row.SubscriberKey);
}

/** The sending. One without a trigger is a campaign; a triggered one belongs to a journey or a program. */
function campaignOf(row: JsonObject, name: string | null): RawCampaign | null {
  const id = asText(row.SendID) ?? asText(row.JobID);
  if (id === null) return null;
  const isTriggered = asText(row.TriggeredSendExternalKey) !== null;
  const isSaid = 'TriggeredSendExternalKey' in row;
  return { id, name, type: isSaid && !isTriggered ? 'campaign' : null };
}

/**
 * Adds the zone to a time of the extract: Central Standard Time all year, see
 * https://help.salesforce.com/s/articleView?id=sf.mc_as_data_view_open.htm. Other forms stay.
 */
function centralTime(value: unknown): string | null {
  const text = asText(value)?.trim() ?? null;
  if (text === null) return null;
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text)) return `${text}-06:00`;
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AaPp])[Mm])?$/.exec(text);
  if (!match || Number(match[1]) > 12) return text;
  const [, month = '', day = '', year = '', hour = '', minute = '', second = '00', half] = match;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return `${year}-${two(month)}-${two(day)}T${two(String(hours))}:${minute}:${second}-06:00`;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}

function bounceKindOf(words: string): string {
  return /hard|soft|block/.exec(words.toLowerCase())?.[0] ?? 'unknown';
}

function bareLetters(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
