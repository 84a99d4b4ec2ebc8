import { type ActionName, actions, findAction } from '../../domain/actions.ts';
import { closestWords } from '../../domain/closest.ts';
import { type CampaignType, campaignTypes } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import {
  asText,
  event,
  type Format,
  firstGiven,
  isObject,
  type JsonObject,
  type RawCampaign,
  type Reading,
  rejected,
} from '../map/format.ts';
import { quotedFromFile } from '../map/redact.ts';

const keys = new Set(['email', 'action', 'timestamp', 'campaign', 'details', 'id', 'source']);
const columns = ['email', 'action', 'timestamp'];
const flags = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** The program's own format, for other programs to write. */
export const native: Format = {
  name: 'native',

  recognises(record) {
    if ('email' in record && 'action' in record && !('event' in record)) return true;
    const names = Object.keys(record);
    const isOwn = 'email' in record || 'action' in record || 'campaign' in record;
    return isOwn && names.every((name) => keys.has(name));
  },

  read: (record) => [readRecord(record)],

  table: {
    recognises: (names) => columns.every((name) => names.includes(name)),
    read: (row) => [readRow(row)],
  },
};

function readRecord(record: JsonObject): Reading {
  if (!('email' in record) && !('action' in record) && isObject(record.campaign)) {
    const campaign = readCampaign(record.campaign);
    if (typeof campaign === 'string') return rejected(campaign);
    return { kind: 'ignored', native: 'campaign', campaign, source: asText(record.source) };
  }
  const action = readAction(record.action);
  if (typeof action !== 'object') return rejected(action);
  let campaign: RawCampaign | null = null;
  if (record.campaign !== null && record.campaign !== undefined) {
    if (!isObject(record.campaign)) return rejected(messages.rejections.campaignNotAnObject);
    const read = readCampaign(record.campaign);
    if (typeof read === 'string') return rejected(read);
    campaign = read;
  }
  const details = record.details ?? {};
  if (!isObject(details)) return rejected(messages.rejections.detailsNotAnObject);
  return event({
    email: record.email,
    action: action.name,
    timestamp: record.timestamp,
    campaign,
    details,
    sourceId: record.id,
    source: asText(record.source),
  });
}

function readRow(row: JsonObject): Reading {
  const id = asText(row.campaign_id);
  const name = asText(row.campaign_name);
  const text = asText(row.details);
  let details: unknown = null;
  if (text !== null) {
    try {
      details = JSON.parse(text);
    } catch {
      return rejected(messages.rejections.detailsNotJson);
    }
  }
  return readRecord({
    email: row.email,
    action: row.action,
    timestamp: row.timestamp,
    campaign:
      id === null && name === null
        ? null
        : {
            id: id ?? name,
            name,
            type: asText(row.campaign_type),
            archived: flags.get(asText(row.campaign_archived) ?? '') ?? null,
          },
    details,
    id: firstGiven(row.id, row.source_id),
    source: row.source,
  });
}

function readAction(value: unknown): { name: ActionName } | string {
  const text = asText(value);
  if (text === null) return messages.rejections.noAction;
  const action = findAction(text.trim());
  if (action) return action;
  const near = closestWords(
    text.toLowerCase(),
    actions.map((each) => each.name.toLowerCase()),
    1,
  )[0];
  const guess = near === undefined ? undefined : findAction(near)?.name;
  return messages.rejections.notAnAction(quotedFromFile(text), guess ?? null);
}

function readCampaign(record: JsonObject): RawCampaign | string {
  const id = asText(record.id) ?? asText(record.name);
  if (id === null) return messages.rejections.campaignNameless;
  const type = record.type ?? null;
  if (type !== null && !isCampaignType(type))
    return messages.rejections.campaignType(quotedFromFile(String(type)));
  const archived = record.archived ?? null;
  if (archived !== null && typeof archived !== 'boolean') return messages.rejections.campaignArchived;
  return { id, name: asText(record.name), type, archived };
}

function isCampaignType(value: unknown): value is CampaignType {
  return (campaignTypes as readonly unknown[]).includes(value);
}
