import { actionByName, findAction } from '../../../src/domain/actions.ts';
import type { CampaignType, ReportEvent } from '../../../src/domain/report.ts';
import { parseTimestamp } from '../../../src/domain/timestamp.ts';

const flags: Readonly<Record<string, boolean>> = { true: true, false: false };
const longNames: Readonly<Record<string, string>> = { native: 'nativeType' };

/** A moment of 2026 in short: `01-05`, `01-05T09:00:01.500`, `10-25T02:30+02:00`; UTC unless it has an offset. */
export function momentOf(text: string): number {
  const moment = parseTimestamp(`2026-${text}`, 'UTC');
  if (moment === null) throw new Error(`no moment: ${text}`);
  return moment;
}

/**
 * Events in short, in the order of their key: `01-05T09:00 subscribed list=A; …`. `_` is a blank (not in `native=`), `src=` the source (esp
 * if there is none), `c=id:type` the campaign, everything else a detail.
 */
export function eventsOf(text: string): ReportEvent[] {
  const events = text.split(';').map((entry, index) => {
    const [when = '', action = '', ...pairs] = entry.trim().split(/\s+/);
    const details: Record<string, unknown> = {};
    let source = 'esp';
    let campaign: ReportEvent['campaign'] = null;
    for (const pair of pairs) {
      const [name = '', word = ''] = pair.split('=', 2);
      const value = name === 'native' ? word : word.replaceAll('_', ' ');
      const [id = '', type] = value.split(':');
      if (name === 'src') source = value;
      else if (name === 'c')
        campaign = { id, name: null, type: (type as CampaignType | undefined) ?? null, archived: false };
      else details[longNames[name] ?? name] = flags[value] ?? value;
    }
    const found = findAction(action);
    if (!found) throw new Error(`no action: ${action}`);
    const event: ReportEvent = {
      ...{ contact: 'anna@example.be', timestamp: momentOf(when), action: found.name, campaign },
      ...{ details: JSON.stringify(details), source, sourceId: String(index) },
    };
    return event;
  });
  return inKeyOrder(events);
}

/** Events in the order of a store's key; the source's id stands for the fingerprint. */
export function inKeyOrder(events: readonly ReportEvent[]): ReportEvent[] {
  const code = ({ action }: ReportEvent) => actionByName(action).code;
  return [...events].sort(
    (a, b) =>
      a.timestamp - b.timestamp || code(a) - code(b) || ((a.sourceId ?? '') < (b.sourceId ?? '') ? -1 : 1),
  );
}
