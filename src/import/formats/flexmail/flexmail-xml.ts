import { isObject, type JsonObject } from '../../map/format.ts';

// Answers of Flexmail's SOAP API with actions or campaigns, and the keys of their containers: clients keep the
// envelope, the answer, or only its content.
const answers = /^Get(EmailAddressHistory|CampaignHistory|History|Campaigns)Resp(onse)?$/;
const containerKeys = new Set([
  'emailAddressHistoryType',
  'emailAddressHistoryTypeItems',
  'emailAddressHistoryActionTypeItems',
  'campaignHistoryType',
  'historyType',
  'campaignTypeItems',
]);
// Other keys of an answer.
const ignoredKeys = new Set([
  'header',
  'errorCode',
  'errorMessage',
  'emailAddress',
  'emailAddressType',
  'campaignId',
]);
const textKeys = ['$value', '#text', '_', '_text', '__text', '$t', '_value_1'];
const maxDepth = 16;

/**
 * The actions and campaigns in an answer of the SOAP API, each with the address and campaign of the element around it;
 * for an error answer, the error. Null if `value` is not such an answer.
 */
export function unwrapAnswer(value: JsonObject): readonly unknown[] | null {
  const body = bodyOf(value);
  if (!body) return null;
  const names = Object.keys(body).map(localName);
  if ('actionId' in body || !names.some((name) => isContainer(name) || isFault(name, value))) return null;
  const found: JsonObject[] = [];
  collect(unwrapSoap(body), {}, found);
  // An empty answer contains nothing else either.
  return found.length > 0 || isEmptyAnswer(body) ? found : null;
}

function isContainer(name: string): boolean {
  return answers.test(name) || containerKeys.has(name);
}

function isEmptyAnswer(value: unknown): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (!isObject(value)) return false;
  return Object.entries(value).every(([key, inner]) => {
    const name = localName(key);
    return isAttribute(key) || ignoredKeys.has(name) || (isContainer(name) && isEmptyAnswer(inner));
  });
}

/** `value` without the additions of SOAP clients: prefixes, attributes, wrapped texts, `{ item: … }` for arrays. */
export function unwrapSoap(value: unknown, depth = 0): unknown {
  if (depth > maxDepth) return null;
  if (Array.isArray(value)) return value.map((each) => unwrapSoap(each, depth + 1));
  if (!isObject(value)) return value;
  const entries: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (textKeys.includes(key)) return inner;
    if (!isAttribute(key)) entries.push([localName(key), inner]);
  }
  const [first] = entries;
  if (!first) return null;
  if (entries.length === 1 && first[0] === 'item') {
    return (Array.isArray(first[1]) ? first[1] : [first[1]]).map((each) => unwrapSoap(each, depth + 1));
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, unwrapSoap(inner, depth + 1)]));
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

// A fault does not name its sender: it counts only inside its envelope.
function isFault(key: string, value: JsonObject): boolean {
  return key === 'Fault' && Object.keys(value).some((each) => localName(each) === 'Envelope');
}

function localName(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

function isAttribute(key: string): boolean {
  return /^[@$]|^(_?attributes|_attr|xmlns(:.*)?|xsi:.*)$/.test(key);
}

/** Facts of an answer that apply to the actions inside. */
interface Inherited {
  readonly emailAddress?: unknown;
  readonly campaignId?: unknown;
}

function collect(value: unknown, inherited: Inherited, found: JsonObject[]): void {
  if (Array.isArray(value)) {
    for (const each of value) collect(each, inherited, found);
    return;
  }
  if (!isObject(value)) return;
  if ('actionId' in value) {
    found.push({ ...inherited, ...value });
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
      ...inherited,
      ...(address ? { emailAddress: address } : {}),
      ...(value.campaignId ? { campaignId: value.campaignId } : {}),
    };
    for (const inner of Object.values(value)) collect(inner, inside, found);
  }
}

function isCampaign(value: JsonObject): boolean {
  if (!('campaignId' in value) || Object.keys(value).some((key) => containerKeys.has(key))) return false;
  return 'campaignName' in value || 'name' in value;
}

function isError(value: JsonObject): boolean {
  return 'errorCode' in value && !['0', '', 'null', 'undefined'].includes(String(value.errorCode));
}
