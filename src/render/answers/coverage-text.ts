import type { CoverageWarning, SourceCoverage } from '../../domain/coverage.ts';
import { dayMs } from '../../domain/timestamp.ts';
import { messages } from '../../messages/messages.ts';
import type { ListColumn, ListOptions } from '../lists/list-text.ts';
import { formatDay, formatTimestamp, formatTimestampInZone } from '../text/format-date.ts';
import type { Cell } from '../text/table.ts';
import type { Block } from './blocks.ts';
import { sourceText } from './scope-text.ts';

/** The events of a store over time, and of one contact. Timestamps in ms UTC. */
export interface CoverageAnswer {
  /** When the last import started; null if none is recorded. */
  readonly asOf: number | null;
  readonly sources: readonly SourceCoverage[];
  readonly contact: {
    readonly email: string;
    readonly events: number;
    readonly first: number | null;
    readonly last: number | null;
    readonly sources: readonly (string | null)[];
  } | null;
  /** The archived campaigns, and the events that name them. */
  readonly archived: { readonly campaigns: number; readonly events: number };
  /** The campaigns whose kind is not known, and the events that name them. */
  readonly unknownKind: { readonly campaigns: number; readonly events: number };
}

/** The coverage of a store, for people. */
export function coverageBlocks(answer: CoverageAnswer, options: ListOptions): Block[] {
  const { sources, contact, asOf, archived, unknownKind } = answer;
  const { zone } = options;
  const texts = messages.coverage;
  const { whole } = messages.numbers;
  const blocks: Block[] = [];
  if (contact) {
    const range =
      contact.first === null || contact.last === null
        ? ''
        : texts.fromTo(formatDay(contact.first, zone), formatDay(contact.last, zone));
    blocks.push({
      kind: 'fields',
      fields: [
        { label: texts.columns.contact, text: contact.email },
        { label: texts.columns.events, text: [whole(contact.events), range].filter(Boolean).join(', ') },
        { label: texts.columns.source, text: contact.sources.map(sourceText).join(', ') },
      ],
    });
  }
  if (sources.length === 0) blocks.push({ kind: 'text', text: texts.nothing });
  else blocks.push(sourcesTable(sources, zone));
  const warned = sources.filter(({ warnings }) => warnings.length > 0);
  if (warned.length > 0)
    blocks.push({
      kind: 'fields',
      fields: warned.map((source) => ({
        label: sourceText(source.source),
        text: source.warnings.map((warning) => warningText(warning, source)).join(' · '),
      })),
    });
  if (archived.campaigns > 0)
    blocks.push({ kind: 'text', text: texts.archived(whole(archived.campaigns), whole(archived.events)) });
  if (unknownKind.campaigns > 0)
    blocks.push({
      kind: 'text',
      text: texts.unknownKind(whole(unknownKind.campaigns), whole(unknownKind.events)),
    });
  if (asOf !== null) blocks.push({ kind: 'text', text: texts.asOf(formatTimestampInZone(asOf, zone)) });
  return blocks;
}

function sourcesTable(sources: readonly SourceCoverage[], zone: string): Block {
  const { columns } = messages.coverage;
  const { whole } = messages.numbers;
  const right = (title: string): ListColumn => ({ title, align: 'right' });
  const titles: ListColumn[] = [
    { title: columns.source },
    right(columns.events),
    { title: columns.first },
    { title: columns.last },
    { title: columns.lastImport },
    right(columns.sent),
    right(columns.delivered),
    right(columns.opened),
    right(columns.optIns),
    right(columns.optOuts),
  ];
  const rows = sources.map(({ source, events, first, last, lastImport, counts }): Cell[] => [
    { text: sourceText(source) },
    { text: whole(events) },
    { text: formatDay(first, zone) },
    { text: formatDay(last, zone) },
    { text: lastImport === null ? '–' : formatTimestamp(lastImport, zone).slice(0, -3) },
    { text: whole(counts.sent) },
    { text: whole(counts.delivered) },
    { text: whole(counts.opened) },
    { text: whole(counts.optIns) },
    { text: whole(counts.optOuts) },
  ]);
  return { kind: 'table', columns: titles, rows };
}

function warningText(warning: CoverageWarning, source: SourceCoverage): string {
  const { warnings } = messages.coverage;
  if (warning !== 'gap') return warnings[warning];
  const { gaps, gapFrom, usualPauseDays } = source;
  const [longest] = gaps;
  if (!longest) return '';
  const usual = String(Math.round(usualPauseDays ?? 0));
  const days = [dayText(longest.from), dayText(longest.to)] as const;
  return warnings.gap(gaps.length, String(Math.ceil(gapFrom)), usual, ...days, String(longest.days));
}

/** A day from 1970, in UTC, as `2026-03-01`. */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
