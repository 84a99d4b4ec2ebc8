import type { CheckCounts, CheckSettings, Finding } from '../../domain/check/finding.ts';
import { messages } from '../../messages/messages.ts';
import type { ListColumn, ListOptions } from '../lists/list-text.ts';
import { actionLabel, campaignText } from '../report/event-labels.ts';
import { formatDay, formatTimestamp } from '../text/format-date.ts';
import type { Cell } from '../text/table.ts';
import type { Block } from './blocks.ts';
import { sourceText } from './scope-text.ts';

/** The figures of a check, and its question. */
export interface CheckFigures {
  readonly settings: CheckSettings;
  /** As typed. */
  readonly grace: string;
  readonly strict: boolean;
  readonly period: { readonly last: string | null };
  /** When the store last changed by an import, ms UTC; null without imports. */
  readonly asOf: number | null;
  /** How many contacts were asked about. */
  readonly contacts: number;
  readonly counts: CheckCounts;
  /** Sources of mail without a single opt-out. */
  readonly noOptOuts: readonly (string | null)[];
  /** Sources whose last import is too old. */
  readonly stale: readonly (string | null)[];
  /** False if the store holds no events. */
  readonly hasHistory: boolean;
}

/** The findings of a check and its figures, for people; `more`: how many findings are not shown. */
export function checkBlocks(
  findings: readonly Finding[],
  more: number,
  figures: CheckFigures,
  options: ListOptions & { readonly isCut: boolean },
): Block[] {
  const { check, numbers, consent } = messages;
  const blocks: Block[] = [];
  if (findings.length > 0) blocks.push(findingsTable(findings, options));
  if (more > 0) blocks.push({ kind: 'text', text: check.more(numbers.whole(more)) });
  blocks.push({ kind: 'text', text: summaryText(figures) });
  const notCounted = notCountedText(figures);
  if (notCounted !== '') blocks.push({ kind: 'text', text: notCounted });
  if (!figures.hasHistory) blocks.push({ kind: 'note', text: check.noHistory });
  if (figures.noOptOuts.length > 0)
    blocks.push({ kind: 'note', text: check.noOptOuts(figures.noOptOuts.map(sourceText).join(', ')) });
  if (figures.stale.length > 0)
    blocks.push({ kind: 'note', text: check.stale(figures.stale.map(sourceText).join(', ')) });
  blocks.push({ kind: 'text', text: consent.notAdvice });
  return blocks;
}

function findingsTable(
  findings: readonly Finding[],
  { zone, style, isCut }: ListOptions & { readonly isCut: boolean },
): Block {
  const { columns } = messages.check;
  const titles: ListColumn[] = [
    { title: columns.rule },
    { title: columns.sent },
    { title: columns.contact, flexible: true },
    { title: columns.campaign, flexible: true },
    { title: columns.ended, flexible: true },
    { title: columns.certainty, flexible: true },
  ];
  const rows = findings.map((finding): Cell[] => [
    { text: finding.rule },
    { text: formatTimestamp(finding.mail.sentAt, zone) },
    { text: finding.contact, paint: style.bold },
    { text: campaignText(finding.mail.campaign, isCut) },
    { text: beginText(finding, zone) },
    { text: certaintyText(finding), paint: finding.why.length === 0 ? style.red : style.yellow },
  ]);
  return { kind: 'table', columns: titles, rows };
}

function beginText({ begin }: Finding, zone: string): string {
  if (!begin) return messages.check.nothingShown;
  return `${actionLabel(begin.event.action)} ${formatDay(begin.event.timestamp, zone)}`;
}

function certaintyText({ why, notes }: Finding): string {
  const { certain, possible, why: doubts, notes: noteTexts } = messages.check;
  const text = why.length === 0 ? certain : possible(why.map((doubt) => doubts[doubt]).join(', '));
  return [text, ...notes.map((note) => noteTexts[note])].join(' · ');
}

function summaryText({ contacts, counts: { certain, possible } }: CheckFigures): string {
  const { check, numbers } = messages;
  const found = certain + possible;
  return check.summary(
    check.findings(found, numbers.whole(found)),
    numbers.whole(certain),
    check.contacts(contacts, numbers.whole(contacts)),
  );
}

function notCountedText({ counts, grace }: CheckFigures): string {
  const { check, numbers } = messages;
  const { withinGrace, transactional, test, heldBack } = counts;
  const parts = [
    withinGrace > 0 ? check.withinGrace(numbers.whole(withinGrace), grace) : '',
    transactional > 0 ? check.transactional(numbers.whole(transactional)) : '',
    test > 0 ? check.test(numbers.whole(test)) : '',
    heldBack > 0 ? check.heldBack(numbers.whole(heldBack)) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : check.notCounted(parts.join(' · '));
}
