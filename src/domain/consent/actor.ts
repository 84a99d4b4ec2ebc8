import type { ActionName, Actor } from '../actions.ts';
import type { DetailValues } from '../details.ts';

/** The facts of an event that show its cause. */
interface Signs {
  readonly action: ActionName;
  readonly source: string | null;
  readonly details: DetailValues;
}

const named: ReadonlySet<unknown> = new Set<Actor>(['person', 'operator', 'import', 'state']);
const importWords = new Set([
  ...['import', 'imported', 'importé', 'importée', 'geïmporteerd'],
  ...['migration', 'migrated', 'migratie', 'upload', 'csv'],
]);
const subscriptionActs = new Set<unknown>(['group_unsubscribe', 'group_resubscribe']);
const groupActions = new Set<ActionName>(['addedToGroup', 'removedFromGroup']);

/**
 * The signs of an actor; the first that fits decides.
 *
 * - Mailchimp: `is_admin_unsubscribed` of its activity (byAdministrator). OPTIN_TIME and CONFIRM_TIME also stand on
 *   imported contacts; with an IP address they show an act.
 * - Postmark: the Origin of a subscription change is Recipient, Customer or Admin.
 *   https://postmarkapp.com/developer/webhooks/subscription-change-webhook
 * - listmonk: its recipe reads the present state of subscriptions, not their history.
 * - SendGrid: a recipient's choice of groups gives `group_unsubscribe` and `group_resubscribe`; Amazon SES: a
 *   recipient's choice of topics; CiviMail: an unsubscribe from the groups of a mailing.
 */
const signs: readonly (readonly [Actor | null, (signs: Signs) => boolean])[] = [
  ['machine', ({ details }) => details.machine === true],
  [null, ({ details }) => named.has(details.by)],
  ['operator', ({ details }) => details.byAdministrator === true],
  ['operator', (each) => isPostmark(each, 'Customer') || isPostmark(each, 'Admin')],
  ['import', ({ details }) => namesImport(details.reason)],
  ['state', (each) => each.source === 'mailchimp' && isTimeColumn(each.details) && !has(each.details.ip)],
  ['state', ({ source }) => source === 'listmonk'],
  ['person', ({ source, details }) => source === 'sendgrid' && subscriptionActs.has(details.nativeType)],
  ['person', ({ source, action }) => source === 'ses' && groupActions.has(action)],
  ['person', ({ source, action }) => source === 'civimail' && action === 'removedFromGroup'],
  ['person', (each) => isPostmark(each, 'Recipient')],
  ['person', ({ details }) => isTraced(details)],
];

/** The cause of an event, as far as its details show it. */
export function actorOf(event: Signs): Actor {
  for (const [actor, fits] of signs) if (fits(event)) return actor ?? (event.details.by as Actor);
  return 'platform';
}

/** True if the details record a trace of an act: a form, an IP address or a user agent. */
export function isTraced({ form, ip, userAgent }: DetailValues): boolean {
  return has(form) || has(ip) || has(userAgent);
}

function isPostmark({ source, details }: Signs, origin: string): boolean {
  return source === 'postmark' && details.origin === origin;
}

function isTimeColumn({ nativeType }: DetailValues): boolean {
  return nativeType === 'OPTIN_TIME' || nativeType === 'CONFIRM_TIME';
}

function namesImport(reason: unknown): boolean {
  if (typeof reason !== 'string') return false;
  const words = reason
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.some((word) => importWords.has(word));
}

function has(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
