import { isObject, type JsonObject } from '../../map/format.ts';

// The answers of Flexmail's SOAP API that hold actions or campaigns, and the parts by which their insides are known:
// clients hand on the envelope, the answer, or only what is in it.
const answers = /^Get(EmailAddressHistory|CampaignHistory|History|Campaigns)Resp(onse)?$/;
const parts = new Set([
  'emailAddressHistoryType',
  'emailAddressHistoryTypeItems',
  'emailAddressHistoryActionTypeItems',
  'campaignHistoryType',
  'historyType',
  'campaignTypeItems',
]);
// What stands beside them in an answer.
const aside = new Set([
  'header',
  'errorCode',
  'errorMessage',
  'emailAddress',
  'emailAddressType',
  'campaignId',
]);
const textKeys = ['$value', '#text', '_', '_text', '__text', '$t', '_value_1'];
const deepest = 16;

/**
 * The actions and campaigns in an answer of the SOAP API, each with what the answer says around it (the address, the
 * campaign); an answer that is an error gives that error. Null where `value` is no such answer.
 */
export function unwrapAnswer(value: JsonObject): readonly unknown[] | null {
  const body = bodyOf(value);
  if (!body) return null;
  const names = Object.keys(body).map(localName);
  if ('actionId' in body || !names.some((name) => isPart(name) || isFault(name, value))) return null;
  const found: JsonObject[] = [];
  collect(plain(body), {}, found);
  // An answer may hold nothing, but then nothing else either.
  return found.length > 0 || holdsNothing(body) ? found : null;
}

function isPart(name: string): boolean {
  return answers.test(name) || parts.has(name);
}

function holdsNothing(value: unknown): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (!isObject(value)) return false;
  return Object.entries(value).every(([key, inner]) => {
    const name = localName(key);
    return isAttribute(key) || aside.has(name) || (isPart(name) && holdsNothing(inner));
  });
}

/** `value` as SOAP says it, without what clients add: prefixes, attributes, wrapped texts, `{ item: … }` for arrays. */
export function plain(value: unknown, depth = 0): unknown {
  if (depth > deepest) return null;
  if (Array.isArray(value)) return value.map((each) => plain(each, depth + 1));
  if (!isObject(value)) return value;
  const entries: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (textKeys.includes(key)) return inner;
    if (!isAttribute(key)) entries.push([localName(key), inner]);
  }
  const [first] = entries;
  if (!first) return null;
  if (entries.length === 1 && first[0] === 'item') {
    return (Array.isArray(first[1]) ? first[1] : [first[1]]).map((each) => plain(each, depth + 1));
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner, depth + 1)]));
}

function bodyOf(value: JsonObject): JsonObject | null {
  const envelope = entry(value, 'Envelope');
  const body = envelope ? entry(envelope, 'Body') : entry(value, 'Body');
  return body ?? (envelope ? null : value);
}

function entry(value: JsonObject, name: string): JsonObject | null {
  const key = Object.keys(value).find((each) => localName(each) === name);
  const inner = key === undefined ? undefined : value[key];
  return isObject(inner) ? inner : null;
}

// A fault does not say whose it is: it counts only where it comes in its envelope.
function isFault(key: string, value: JsonObject): boolean {
  return key === 'Fault' && Object.keys(value).some((each) => localName(each) === 'Envelope');
}

function localName(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

function isAttribute(key: string): boolean {
  return /^[@$]|^(_?attributes|_attr|xmlns(:.*)?|xsi:.*)$/.test(key);
}

/** What an answer says around its actions. */
interface Surroundings {
  readonly emailAddress?: unknown;
  readonly campaignId?: unknown;
}

function collect(value: unknown, around: Surroundings, found: JsonObject[]): void {
  if (Array.isArray(value)) {
    for (const each of value) collect(each, around, found);
    return;
  }
  if (!isObject(value)) return;
  if ('actionId' in value) {
    found.push({ ...around, ...value });
  } else if ('faultcode' in value || isError(value)) {
    found.push({
      errorCode: value.errorCode ?? value.faultcode,
      errorMessage: value.errorMessage ?? value.faultstring,
    });
  } else if (isCampaign(value)) {
    found.push({ ...value, campaignName: value.campaignName ?? value.name });
  } else {
    const address =
      value.emailAddress ?? (isObject(value.emailAddressType) ? value.emailAddressType.emailAddress : null);
    const inside = {
      ...around,
      ...(address ? { emailAddress: address } : {}),
      ...(value.campaignId ? { campaignId: value.campaignId } : {}),
    };
    for (const inner of Object.values(value)) collect(inner, inside, found);
  }
}

function isCampaign(value: JsonObject): boolean {
  if (!('campaignId' in value) || Object.keys(value).some((key) => parts.has(key))) return false;
  return 'campaignName' in value || 'name' in value;
}

function isError(value: JsonObject): boolean {
  return 'errorCode' in value && !['0', '', 'null', 'undefined'].includes(String(value.errorCode));
}
