import { type Action, actionByName, actions, findAction } from '../../../domain/actions.ts';
import type { CampaignType } from '../../../domain/report.ts';
import { messages } from '../../../messages/messages.ts';
import {
  asText,
  event,
  type Format,
  ignored,
  isObject,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type Reading,
  type ReadOptions,
  rejected,
  unknownKind,
} from '../../map/format.ts';
import { unwrapAnswer, unwrapSoap } from './flexmail-xml.ts';

const byId = new Map(actions.map((action) => [action.flexmailId, action]));

const types = new Map<string, CampaignType>([
  ['campaign', 'campaign'],
  ['testcampaign', 'test'],
  ['workflow', 'workflow'],
]);

/**
 * Flexmail's SOAP API: the answers of GetEmailAddressHistory, GetCampaignHistory, GetHistory and GetCampaigns. As XML,
 * as the JSON of SOAP clients, and as the tab-separated files of Apteco's channel (opens, sents, clicks).
 * https://flexmail.nl/nl/api/manual/service/17-getemailaddresshistory
 */
export const flexmail: Format = {
  name: 'flexmail',

  recognises: (record) => isAction(record) || isCampaign(record) || isError(record),

  unwrap: unwrapAnswer,

  read: (record, options) => [readRecord(unwrapSoap(record) as JsonObject, options)],

  table: {
    recognises: (columns) =>
      ['campaignId', 'actionId', 'timestamp', 'emailAddress'].every((name) => columns.includes(name)),
    read: (row, options) => [readAction({ ...row, link: { key: row.linkKey, value: row.linkUrl } }, options)],
  },
};

const campaignKeys = /^(campaign[A-Z]\w*|name|isAutoresponder)$/;
// Beside the number of an action, an answer has the address or what the action refers to.
const actionKeys = [
  'emailAddress',
  'emailAddressType',
  'flexmailId',
  ...['campaign', 'link', 'bounce', 'mailingList', 'group', 'preference', 'form', 'survey', 'infopage'],
];

function isAction(record: JsonObject): boolean {
  const isForeign = 'event' in record || 'email' in record || 'eventType' in record;
  return 'actionId' in record && !isForeign && actionKeys.some((key) => key in record);
}

function isCampaign(record: JsonObject): boolean {
  // Other platforms have campaigns with these keys: nothing else may stand beside them.
  const keys = Object.keys(record);
  return 'campaignType' in record || 'campaignName' in record
    ? 'campaignId' in record && keys.every((key) => campaignKeys.test(key))
    : false;
}

function isError(record: JsonObject): boolean {
  const keys = Object.keys(record);
  return (
    'errorCode' in record &&
    'errorMessage' in record &&
    keys.every((key) => /^(header|error(Code|Message))$/.test(key))
  );
}

function readRecord(record: JsonObject, options: ReadOptions): Reading {
  if ('actionId' in record) return readAction(record, options);
  if (isError(record)) {
    const [code, message] = [asText(record.errorCode), asText(record.errorMessage)];
    // The remains of an answer without history.
    if (code === null || code === '0') return ignored(messages.imports.emptyAnswer);
    return rejected(
      messages.rejections.flexmailError([code, message].filter((part) => part !== null).join(' ')),
    );
  }
  const id = asText(record.campaignId);
  if (id === null) return rejected(messages.rejections.campaignWithoutId);
  const type = types.get((asText(record.campaignType) ?? '').replaceAll(/[\s_-]/g, '').toLowerCase()) ?? null;
  const isAutoresponder = /^(true|1)$/.test(String(record.campaignIsAutoresponder ?? record.isAutoresponder));
  const name = asText(record.campaignName) ?? asText(record.name);
  return ignored('campaign', { id, name, type: isAutoresponder && type !== 'test' ? 'workflow' : type });
}

function readAction(record: JsonObject, { words }: ReadOptions): Reading {
  const id = asText(record.actionId)?.trim();
  if (id === undefined) return rejected(messages.rejections.noAction);
  const native = /^\d+$/.test(id) ? `action ${id}` : id;
  const word = words.get(native.toLowerCase());
  const action = actionOf(id, record) ?? (word ? actionByName(word) : undefined);
  if (!action) return word === null ? ignored(native) : unknownKind(native);
  const contact = isObject(record.emailAddressType) ? record.emailAddressType : {};
  const email = asText(contact.emailAddress) ?? asText(record.emailAddress);
  if (email === null) return rejected(messages.rejections.noAddress);
  return event({
    email,
    action: action.name,
    timestamp: record.timestamp,
    campaign: campaignOf(record),
    details: detailsOf(record, action, id, contact),
  });
}

/**
 * The action of a number or an option's name. Flexmail documents 29 for two actions: with a campaign and without group
 * or preference it is campaignNotSent (an option of GetCampaignHistory only), else addedToPreference.
 */
function actionOf(id: string, record: JsonObject): Action | undefined {
  if (!/^\d+$/.test(id)) return findAction(id.replaceAll(/\s/g, ''));
  const number = Number(id);
  if (number === 29 && campaignOf(record) && !referenceOf(record.group) && !referenceOf(record.preference)) {
    return actionByName('campaignNotSent');
  }
  return byId.get(number);
}

/** The campaign of the action, or of the history that contains it. */
function campaignOf(record: JsonObject): RawCampaign | null {
  const campaign = referenceOf(record.campaign);
  if (campaign) return { id: campaign.key ?? campaign.value, name: campaign.value };
  const id = asText(record.campaignId);
  return id === null || id === '0' ? null : { id };
}

function detailsOf(record: JsonObject, action: Action, id: string, contact: JsonObject): JsonObject {
  const link = referenceOf(record.link);
  const isUrl = link && /^[a-z][a-z\d+.-]*:/i.test(link.value);
  const bounce = referenceOf(record.bounce);
  const refers = (name: string, value: unknown) => {
    const to = referenceOf(value);
    return to ? { [name]: to.value, [`${name}Id`]: to.key } : {};
  };
  return omitEmpty({
    url: isUrl ? link.value : null,
    link: isUrl ? null : link?.value,
    linkId: link?.key,
    ...(action.name === 'bounced' ? { bounceKind: bounceKind(bounce) } : {}),
    statusCode: bounce?.key,
    reason: bounce?.value === bounce?.key ? null : bounce?.value,
    ...refers('list', record.mailingList),
    ...refers('group', record.group),
    ...refers('preference', record.preference),
    ...refers('form', record.form),
    ...refers('survey', record.survey),
    ...refers('infopage', record.infopage),
    flexmailId: asText(contact.flexmailId) ?? asText(record.flexmailId),
    nativeType: id,
  });
}

/** RFC 3463: a code of class 5 is permanent, one of class 4 is not. */
function bounceKind(bounce: Reference | null): string {
  for (const text of [bounce?.key, bounce?.value]) {
    const [, smtp, enhanced] = /^\s*([45])\d\d\b|\b([45])\.\d{1,3}\.\d{1,3}\b/.exec(text ?? '') ?? [];
    const kind = { 5: 'hard', 4: 'soft' }[smtp ?? enhanced ?? ''];
    if (kind) return kind;
  }
  return 'unknown';
}

interface Reference {
  readonly key: string | null;
  readonly value: string;
}

/** A reference (KeyValueType): an id and a name. Null if it is empty. */
function referenceOf(value: unknown): Reference | null {
  if (!isObject(value)) return null;
  const [key, name] = [asText(value.key), asText(value.value)];
  const shown = name ?? key;
  return shown === null || (name === null && key === '0') ? null : { key, value: shown };
}
