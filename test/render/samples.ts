import { Chalk } from 'chalk';
import { actions } from '../../src/domain/actions.ts';
import type { Report, ReportEvent } from '../../src/domain/report.ts';
import type { RenderOptions } from '../../src/render/report/options.ts';

export const colourless = new Chalk({ level: 0 });
export const coloured = new Chalk({ level: 1 });

/** What a hostile sender may put anywhere. */
export const hostile =
  '\u001b[2J\u001b]8;;https://evil.example\u0007\u202egnp.exe\u200b\u0000\r\n\t|\ud800\u{e0041}';

export const allActions = actions.map(({ name }) => name);

export function sampleReport(changes: Partial<Report> = {}): Report {
  return {
    id: 7,
    contacts: [{ key: 'anna@example.be', shown: 'anna@example.be' }],
    actions: allActions,
    range: { from: Date.UTC(2025, 11, 31, 23), to: Date.UTC(2026, 0, 31, 23) },
    last: null,
    zone: 'Europe/Brussels',
    includeArchived: false,
    sources: null,
    excludeMachine: false,
    status: 'completed',
    createdAt: Date.UTC(2026, 1, 1, 8, 29),
    startedAt: Date.UTC(2026, 1, 1, 8, 30),
    completedAt: Date.UTC(2026, 1, 1, 8, 30, 1),
    eventCount: 3,
    archivedEventsNotShown: 0,
    undoneEvents: 0,
    failure: null,
    progress: null,
    ...changes,
  };
}

/** The contacts of a report, one of this spelling. */
export const contactShown = (shown: string) => [{ key: 'anna@example.be', shown }];

export function sampleEvent(changes: Partial<ReportEvent> = {}): ReportEvent {
  return {
    contact: 'anna@example.be',
    timestamp: Date.UTC(2026, 0, 5, 9, 0, 7, 123),
    action: 'campaignSent',
    campaign: { id: 'c-19', name: 'Newsletter January', type: 'campaign', archived: false },
    details: '{}',
    source: 'flexmail',
    sourceId: null,
    ...changes,
  };
}

export function sampleOptions(changes: Partial<RenderOptions> = {}): RenderOptions {
  return {
    zone: 'Europe/Brussels',
    width: 100,
    style: colourless,
    sources: ['flexmail'],
    details: 'key',
    program: 'contact-report 1.2.3',
    isCut: false,
    ...changes,
  };
}

/** Events as the store hands them out. */
export async function* inBatches(
  ...batches: readonly (readonly ReportEvent[])[]
): AsyncIterable<readonly ReportEvent[]> {
  yield* batches;
}

/** All of a streamed text. */
export async function collect(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** `text` without the colours that this program writes. */
export function withoutColours(text: string): string {
  return text.replace(/\u001b\[\d+m/g, '');
}
