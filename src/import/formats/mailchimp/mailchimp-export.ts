import { messages } from '../../../messages/messages.ts';
import {
  event,
  ignored,
  type JsonObject,
  known,
  type RawCampaign,
  type Reading,
  rejected,
  type TableFormat,
  textOf,
} from '../../map/format.ts';
import { campaignOf } from './mailchimp-campaign.ts';

/**
 * The tables of Mailchimp's exports: `granular_activity/opens/*.csv` and `…/clicks/*.csv` of the account export, one
 * file per campaign; `aggregate_activity/bounces/*.csv`, which have no times; the audience export.
 */
export const exportTable: TableFormat = {
  recognises: (columns) => isGranular(columns) || isAggregateBounces(columns) || isAudience(columns),

  *read(row, options) {
    const columns = Object.keys(row);
    if (isGranular(columns)) yield* readGranular(row, options.file);
    else if (isAudience(columns)) yield* readMember(row, options.file);
    else yield rejected(messages.rejections.bounceWithoutTime);
  },
};

// `Timestamp` first, `Email` third, `Url` with clicks; what the column between is called is not documented.
function isGranular(columns: readonly string[]): boolean {
  const [first, second, third, fourth] = columns;
  if (first !== 'Timestamp' || columns.length > 4) return false;
  if (third === 'Email') return fourth === undefined || isUrl(fourth);
  return second === 'Email' && isUrl(third) && fourth === undefined;
}

function isUrl(column: string | undefined): boolean {
  return column?.toLowerCase() === 'url';
}

function isAggregateBounces(columns: readonly string[]): boolean {
  return (
    columns.includes('Email Address') && columns.includes('Bounce Type') && !columns.includes('OPTIN_TIME')
  );
}

function isAudience(columns: readonly string[]): boolean {
  const isDated = columns.includes('OPTIN_TIME') || columns.includes('CONFIRM_TIME');
  return isDated && columns.includes('Email Address');
}

function* readGranular(row: JsonObject, file: string): Iterable<Reading> {
  const urlColumn = Object.keys(row).find(isUrl);
  const isClick = urlColumn !== undefined;
  if (textOf(row.Email) === null) yield rejected(messages.rejections.noAddress);
  else {
    yield event({
      email: row.Email,
      action: isClick ? 'campaignLinkClicked' : 'campaignRead',
      timestamp: row.Timestamp,
      campaign: campaignOfFile(file),
      details: known({ url: isClick ? row[urlColumn] : null, nativeType: isClick ? 'click' : 'open' }),
    });
  }
}

/** The campaign after which the file is named; none for standard input. */
function campaignOfFile(file: string): RawCampaign | null {
  const name = nameOf(file)
    .replace(/\.gz$/i, '')
    .replace(/\.csv$/i, '')
    .trim();
  return name === '' || name === '-' ? null : { id: name, name };
}

/** Up to four events: signing up, confirming, unsubscribing, being cleaned (an address that bounced for good). */
function* readMember(row: JsonObject, file: string): Iterable<Reading> {
  const email = row['Email Address'];
  if (textOf(email) === null) {
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
    const timestamp = textOf(row[column]);
    if (timestamp === null) return;
    readings.push(
      event({ ...what, email, timestamp, details: known({ ...details, list, nativeType: column }) }),
    );
  };
  add('OPTIN_TIME', { action: 'subscribed' }, { ip: row.OPTIN_IP });
  add('CONFIRM_TIME', { action: 'optedIn' }, { ip: row.CONFIRM_IP });
  add(
    'UNSUB_TIME',
    { action: 'unsubscribed', campaign: campaignLeft(row, 'UNSUB') },
    { reason: reasonOf(row) },
  );
  add('CLEAN_TIME', { action: 'bouncedOut', campaign: campaignLeft(row, 'CLEAN') }, {});
  if (readings.length === 0) yield ignored(messages.imports.contactWithoutTimes);
  yield* readings;
}

function reasonOf(row: JsonObject): string | null {
  return textOf(row.UNSUB_REASON_OTHER) ?? textOf(row.UNSUB_REASON);
}

/** The campaign from which somebody left. */
function campaignLeft(row: JsonObject, prefix: 'UNSUB' | 'CLEAN'): RawCampaign | null {
  return campaignOf(row[`${prefix}_CAMPAIGN_ID`], row[`${prefix}_CAMPAIGN_TITLE`]);
}

function nameOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? '').normalize('NFC');
}
