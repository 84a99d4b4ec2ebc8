import { messages } from '../../../messages/messages.ts';
import {
  asText,
  event,
  ignored,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type Reading,
  rejected,
  type TableFormat,
} from '../../map/format.ts';
import { campaignOf } from './mailchimp-campaign.ts';

/**
 * The tables of Mailchimp exports: `granular_activity/opens/*.csv` and `…/clicks/*.csv` of the account export, one file
 * per campaign; `aggregate_activity/bounces/*.csv`, without times; the audience export.
 */
export const exportTable: TableFormat = {
  recognises: (columns, file) =>
    (isGranular(columns) && granularFolder.test(file)) ||
    (isAggregateBounces(columns) && bouncesFolder.test(file)) ||
    isAudience(columns),

  accepts: (columns) => isGranular(columns) || isAggregateBounces(columns) || isAudience(columns),

  *read(row, options) {
    const columns = Object.keys(row);
    if (isGranular(columns)) yield* readGranular(row, options.file);
    else if (isAudience(columns)) yield* readMember(row, options.file);
    else yield rejected(messages.rejections.bounceWithoutTime);
  },
};

// Other programs write the same two columns, with a time.
const bouncesFolder = /(^|[\\/])bounces[\\/][^\\/]+$/i;
// The folder says whether its rows are opens or clicks.
const granularFolder = /(^|[\\/])(opens|clicks)[\\/][^\\/]+$/i;

// `Timestamp` is first, `Email` third, `Url` fourth for clicks; the name of the second column is not documented.
function isGranular(columns: readonly string[]): boolean {
  const [first, second, third, fourth] = columns;
  if (first !== 'Timestamp' || columns.length > 4) return false;
  // A table with a column of events holds more than opens or clicks.
  if (/^(event|action|activity|status|type|name)/i.test(second ?? '')) return false;
  if (third === 'Email') return fourth === undefined || isUrl(fourth);
  return second === 'Email' && isUrl(third) && fourth === undefined;
}

function isUrl(column: string | undefined): boolean {
  return column?.toLowerCase() === 'url';
}

function isAggregateBounces(columns: readonly string[]): boolean {
  return (
    columns.includes('Email Address') &&
    columns.includes('Bounce Type') &&
    !columns.some((column) => /date|time|OPTIN/i.test(column))
  );
}

function isAudience(columns: readonly string[]): boolean {
  const isDated = columns.includes('OPTIN_TIME') || columns.includes('CONFIRM_TIME');
  return (
    isDated && (columns.includes('Email Address') || (columns.includes('LEID') && columns.includes('EUID')))
  );
}

function* readGranular(row: JsonObject, file: string): Iterable<Reading> {
  const urlColumn = Object.keys(row).find(isUrl);
  const isClick = urlColumn !== undefined;
  if (asText(row.Email) === null) yield rejected(messages.rejections.noAddress);
  else if (isClick && asText(row[urlColumn]) === null) yield rejected(messages.rejections.noLink);
  else {
    yield event({
      email: row.Email,
      action: isClick ? 'campaignLinkClicked' : 'campaignRead',
      timestamp: row.Timestamp,
      campaign: campaignOfFile(file),
      details: omitEmpty({ url: isClick ? row[urlColumn] : null, nativeType: isClick ? 'click' : 'open' }),
    });
  }
}

/** The campaign that the file is named after; null for standard input. */
function campaignOfFile(file: string): RawCampaign | null {
  const name = nameOf(file)
    .replace(/\.gz$/i, '')
    .replace(/\.csv$/i, '')
    .trim();
  return name === '' || name === '-' ? null : { id: name, name };
}

/** Up to four events: sign-up, confirmation, unsubscription, cleaning (a permanently bounced address). */
function* readMember(row: JsonObject, file: string): Iterable<Reading> {
  // The owner of the list chooses the name of the first column.
  const email = row['Email Address'] ?? Object.values(row)[0];
  if (asText(email) === null) {
    yield rejected(messages.rejections.noAddress);
    return;
  }
  const list = /_audience_export_([0-9a-z]+)/i.exec(nameOf(file))?.[1];
  const readings: Reading[] = [];
  const add = (
    column: string,
    what: Pick<Parameters<typeof event>[0], 'action' | 'campaign'>,
    details: JsonObject,
  ) => {
    const timestamp = asText(row[column]);
    if (timestamp === null) return;
    readings.push(
      event({ ...what, email, timestamp, details: omitEmpty({ ...details, list, nativeType: column }) }),
    );
  };
  add('OPTIN_TIME', { action: 'subscribed' }, { ip: row.OPTIN_IP });
  add('CONFIRM_TIME', { action: 'optedIn' }, { ip: row.CONFIRM_IP });
  add(
    'UNSUB_TIME',
    { action: 'unsubscribed', campaign: lastCampaign(row, 'UNSUB') },
    { reason: reasonOf(row) },
  );
  add('CLEAN_TIME', { action: 'bouncedOut', campaign: lastCampaign(row, 'CLEAN') }, {});
  if (readings.length === 0) yield ignored(messages.imports.contactWithoutTimes);
  yield* readings;
}

function reasonOf(row: JsonObject): string | null {
  return asText(row.UNSUB_REASON_OTHER) ?? asText(row.UNSUB_REASON);
}

/** The campaign of an unsubscription or a cleaning. */
function lastCampaign(row: JsonObject, prefix: 'UNSUB' | 'CLEAN'): RawCampaign | null {
  return campaignOf(row[`${prefix}_CAMPAIGN_ID`], row[`${prefix}_CAMPAIGN_TITLE`]);
}

function nameOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? '').normalize('NFC');
}
