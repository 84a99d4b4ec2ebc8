import { asText, firstGiven, isObject, type JsonObject } from '../../map/format.ts';

// The columns that identify SendGrid's activity export: https://www.twilio.com/docs/sendgrid/api-reference/email-activity/request-a-csv
const columns = ['processed', 'message_id', 'event', 'email'];

// Event words of the export and the activity API that differ from the webhook; compared without case and punctuation.
const webhookWords = new Map([
  ['bounced', 'bounce'],
  ['blocked', 'bounce'],
  ['drop', 'dropped'],
  ['opened', 'open'],
  ['opens', 'open'],
  ['clicked', 'click'],
  ['clicks', 'click'],
  ['spamreport', 'spamreport'],
  ['spamreported', 'spamreport'],
  ['unsubscribed', 'unsubscribe'],
  ['groupunsubscribe', 'group_unsubscribe'],
  ['groupunsubscribed', 'group_unsubscribe'],
  ['groupresubscribe', 'group_resubscribe'],
  ['groupresubscribed', 'group_resubscribe'],
]);

/** True for the columns of SendGrid's e-mail activity export. */
export function isActivityTable(names: readonly string[]): boolean {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  return columns.every((name) => lower.has(name));
}

/** Converts a row of the activity export to the form of the webhook. The export has no event ids. */
export function fromActivityRow(cells: JsonObject): JsonObject {
  const row = Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [name.toLowerCase(), asText(cell)]),
  );
  const word = (row.event ?? '').toLowerCase().replace(/[^a-z]/g, '');
  return {
    ...argumentsOf(row.unique_args ?? null),
    event: webhookWords.get(word) ?? row.event ?? '',
    email: row.email,
    timestamp: row.processed,
    sg_message_id: row.message_id,
    type: word === 'blocked' || row.type?.toLowerCase() === 'blocked' ? 'blocked' : row.type,
    subject: row.subject,
    reason: row.reason,
    url: row.url,
    useragent: row.user_agent,
    attempt: row.attempt === '0' ? null : row.attempt,
    asm_group_id: row.asm_group_id === '0' ? null : row.asm_group_id,
    sg_template_name: row.template_id,
    category: listOf(row.categories ?? null),
    marketing_campaign_id: row.marketing_campaign_id === '0' ? null : row.marketing_campaign_id,
    marketing_campaign_name: row.marketing_campaign_name,
  };
}

/**
 * The events of one message of the Email Logs API (`GET /v3/logs/ID`) or the Email Activity API (`GET /v3/messages/ID`) in
 * the form of the webhook; null for another object.
 */
export function eventsOfMessage(message: JsonObject): readonly JsonObject[] | null {
  const { events, to_email: email, subject, categories } = message;
  const id = asText(message.sg_message_id) ?? asText(message.msg_id);
  if (!Array.isArray(events) || asText(email) === null || id === null) return null;
  return events.filter(isObject).map((each) => {
    const name = asText(each.event) ?? asText(each.event_name) ?? '';
    const word = name.toLowerCase().replace(/[^a-z]/g, '');
    return {
      event: webhookWords.get(word) ?? name,
      email,
      timestamp: firstGiven(each.timestamp, each.processed),
      sg_message_id: id,
      type: word === 'blocked' ? 'blocked' : each.bounce_type,
      subject,
      category: categories,
      url: each.url,
      reason: each.reason,
      useragent: firstGiven(each.http_user_agent, each.user_agent),
      attempt: each.attempt_num,
    };
  });
}

function argumentsOf(text: string | null): JsonObject {
  const value = jsonOf(text);
  return isObject(value) ? value : {};
}

/** The categories: a JSON array, or a comma-separated list. */
function listOf(text: string | null): readonly unknown[] {
  if (text === null) return [];
  const value = jsonOf(text);
  if (Array.isArray(value)) return value;
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
