import type { ActionName } from '../actions.ts';
import type { DetailValues } from '../details.ts';
import type { Campaign, ReportEvent } from '../report.ts';
import type { ConsentEvent } from './consent-event.ts';

/** The mail that an opt-out came from. */
interface CausingMail {
  readonly campaign: Campaign | null;
  /** ms UTC; null if it is not known. */
  readonly sentAt: number | null;
  readonly deliveredAt: number | null;
  /** True if the opt-out names it; false if it is the last one before. */
  readonly isNamed: boolean;
}

/**
 * A sign that a program followed the link: the platform flags it; it came within a minute of the delivery, and the
 * person had not opened or clicked before; three links of the mail were followed within ten seconds; its user agent is
 * empty or that of a scanner.
 */
export type ScannerSign = 'flagged' | 'fast' | 'manyLinks' | 'agent';

/** The origin of an opt-out, as far as the events around it show. */
export interface Cause {
  readonly event: ReportEvent;
  /** Null if no mail is known that it may have come from. */
  readonly mail: CausingMail | null;
  /** The link of the mail that was clicked just before. */
  readonly link: string | null;
  /** How long before the unsubscribe page was visited, ms. */
  readonly visitedBeforeMs: number | null;
  readonly afterDeliveryMs: number | null;
  readonly afterSendingMs: number | null;
  /** In the order of {@link ScannerSign}. */
  readonly signs: readonly ScannerSign[];
  /** How many times a person opened or clicked afterwards. */
  readonly keptReading: number;
}

/** The strength of signs of a scanner. They are signs, not a verdict. */
export function suspicionOf({ signs }: Pick<Cause, 'signs'>): 'strong' | 'weak' | 'none' {
  if (signs.includes('flagged') || signs.length > 1) return 'strong';
  return signs.length === 1 ? 'weak' : 'none';
}

const second = 1000;
const clickWindow = 120 * second;
const visitWindow = 30 * 60 * second;
const burstWindow = 10 * second;
const fastWithin = 60 * second;
const mailWindow = 30 * 24 * 3600 * second;
const burstSize = 3;
const scanners = /bot|scan|preview|barracuda|mimecast|proofpoint|safelinks/i;

const clicks: ReadonlySet<ActionName> = new Set<ActionName>([
  'campaignLinkClicked',
  'campaignLinkGroupClicked',
]);
const opens: ReadonlySet<ActionName> = new Set<ActionName>(['campaignRead', 'campaignReadOnline']);
const watched: ReadonlySet<ActionName> = new Set<ActionName>([
  ...(['campaignSent', 'campaignDelivered', 'unsubscribeVisited'] as const),
  ...clicks,
  ...opens,
]);

interface SeenMail {
  readonly campaign: Campaign | null;
  messageId: string | null;
  sentAt: number | null;
  deliveredAt: number | null;
  /** When a person first opened and first clicked it. */
  opened: number | null;
  clicked: number | null;
}

interface Click {
  readonly at: number;
  readonly mail: SeenMail | null;
  readonly url: string;
  readonly details: DetailValues;
}

interface OptOut {
  readonly event: ReportEvent;
  readonly details: DetailValues;
  readonly mail: SeenMail | null;
  readonly isNamed: boolean;
  readonly click: Click | null;
  readonly visitedAt: number | null;
  readonly opened: boolean;
  readonly firstClick: number | null;
  /** The links of the mail that were clicked within ten seconds around it. */
  readonly links: Set<string>;
  /** How often a person had read until then. */
  readonly read: number;
}

/** Finds the causes of opt-outs at one source. Takes the events of one contact in the order in which they count. */
export class CauseFinder {
  readonly #byMessage = new Map<string, SeenMail>();
  readonly #byCampaign = new Map<string, SeenMail>();
  readonly #optOuts: OptOut[] = [];
  #last: SeenMail | null = null;
  #clicks: Click[] = [];
  #visited: number | null = null;
  #read = 0;

  /** True for the actions that {@link watch} takes. */
  static isWatched(action: ActionName): boolean {
    return watched.has(action);
  }

  /** Takes in a mail, an open, a click, or a visit of the unsubscribe page. */
  watch({ event, details }: ConsentEvent): void {
    const { action, timestamp } = event;
    if (action === 'unsubscribeVisited') {
      this.#visited = timestamp;
      return;
    }
    if (action === 'campaignSent' || action === 'campaignDelivered') {
      this.#takeMail(event, details);
      return;
    }
    const mail = this.#mailOf(event, details);
    const isPerson = details.machine !== true;
    if (isPerson) this.#read += 1;
    if (opens.has(action)) {
      if (mail && isPerson) mail.opened ??= timestamp;
      return;
    }
    if (mail && isPerson) mail.clicked ??= timestamp;
    const url = typeof details.url === 'string' ? details.url : '';
    this.#clicks = this.#clicks.filter(({ at }) => timestamp - at <= clickWindow);
    this.#clicks.push({ at: timestamp, mail, url, details });
    for (const optOut of this.#optOuts)
      if (optOut.mail === mail && timestamp - optOut.event.timestamp <= burstWindow) optOut.links.add(url);
  }

  /** Takes in an opt-out. */
  add({ event, details }: ConsentEvent): void {
    const { timestamp } = event;
    const named = this.#mailOf(event, details);
    const last = this.#last;
    const isRecent = last !== null && timestamp - momentOf(last) <= mailWindow;
    const mail = named ?? (event.campaign === null && isRecent ? last : null);
    const before = this.#clicks.filter((click) => click.mail === mail && timestamp - click.at <= clickWindow);
    const around = before.filter(({ at }) => timestamp - at <= burstWindow);
    const visited = this.#visited;
    this.#optOuts.push({
      ...{ event, details, mail, isNamed: named !== null, click: before.at(-1) ?? null },
      visitedAt: visited !== null && timestamp - visited <= visitWindow ? visited : null,
      opened: mail?.opened != null,
      firstClick: mail?.clicked ?? null,
      links: new Set(around.map(({ url }) => url)),
      read: this.#read,
    });
  }

  /** The causes of the opt-outs, in their order. */
  causes(): Cause[] {
    return this.#optOuts.map((optOut) => {
      const { event, mail, isNamed, click, visitedAt, read } = optOut;
      const since = (moment: number | null | undefined) => (moment == null ? null : event.timestamp - moment);
      return {
        event,
        mail: mail && {
          campaign: mail.campaign,
          sentAt: mail.sentAt,
          deliveredAt: mail.deliveredAt,
          isNamed,
        },
        link: click && click.url !== '' ? click.url : null,
        visitedBeforeMs: since(visitedAt),
        afterDeliveryMs: since(mail?.deliveredAt),
        afterSendingMs: since(mail?.sentAt),
        signs: signsOf(optOut),
        keptReading: this.#read - read,
      };
    });
  }

  #takeMail(event: ReportEvent, details: DetailValues): void {
    const { action, timestamp, campaign } = event;
    const isSent = action === 'campaignSent';
    const known = this.#mailOf(event, details);
    if (known && !isSent) {
      known.deliveredAt ??= timestamp;
      return;
    }
    const messageId = textOf(details.messageId);
    if (known && messageId !== null && known.messageId === messageId) {
      known.sentAt ??= timestamp;
      return;
    }
    const mail: SeenMail = {
      ...{ campaign, messageId, opened: null, clicked: null },
      ...{ sentAt: isSent ? timestamp : null, deliveredAt: isSent ? null : timestamp },
    };
    if (messageId !== null) this.#byMessage.set(messageId, mail);
    if (campaign) this.#byCampaign.set(campaign.id, mail);
    this.#last = mail;
  }

  /** The mail that an event names: by its message id, else the last sending of its campaign. */
  #mailOf({ campaign }: ReportEvent, { messageId }: DetailValues): SeenMail | null {
    const id = textOf(messageId);
    const byId = id === null ? undefined : this.#byMessage.get(id);
    return byId ?? (campaign ? (this.#byCampaign.get(campaign.id) ?? null) : null);
  }
}

function signsOf({ event, details, mail, click, opened, firstClick, links }: OptOut): ScannerSign[] {
  const isBurst = links.size >= burstSize;
  const sinceDelivery = mail?.deliveredAt == null ? null : event.timestamp - mail.deliveredAt;
  // The clicks of a burst are not a person's.
  const isClickedBefore = firstClick !== null && !(isBurst && event.timestamp - firstClick <= burstWindow);
  const isFast = sinceDelivery !== null && sinceDelivery <= fastWithin && !opened && !isClickedBefore;
  const isFlagged = details.machine === true || click?.details.machine === true;
  const hasAgent = [details.userAgent, click?.details.userAgent].some(
    (agent) => typeof agent === 'string' && (agent === '' || scanners.test(agent)),
  );
  return [
    ...(isFlagged ? (['flagged'] as const) : []),
    ...(isFast ? (['fast'] as const) : []),
    ...(isBurst ? (['manyLinks'] as const) : []),
    ...(hasAgent ? (['agent'] as const) : []),
  ];
}

function momentOf({ sentAt, deliveredAt }: SeenMail): number {
  return sentAt ?? deliveredAt ?? 0;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
