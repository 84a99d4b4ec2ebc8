import { type Cause, suspicionOf } from '../../domain/consent/cause.ts';
import type { Consent, Evidence, ScopeAnswer } from '../../domain/consent/consent.ts';
import type { ConsentAnswer } from '../../domain/consent/person.ts';
import { parseDetails } from '../../domain/details.ts';
import { messages } from '../../messages/messages.ts';
import type { ListColumn, ListOptions } from '../lists/list-text.ts';
import { DetailsColumn } from '../report/details-text.ts';
import { actionLabel, actionPaint, campaignText } from '../report/event-labels.ts';
import type { RenderOptions } from '../report/options.ts';
import type { Style } from '../text/colors.ts';
import { formatDay, formatTimestamp, formatTimestampInZone } from '../text/format-date.ts';
import { type Cell, drawTable } from '../text/table.ts';
import type { Block } from './blocks.ts';
import { scopeText, shownEffect, sourceText } from './scope-text.ts';

/** The settings of an answer for people; `day`: the day that was asked about, if the question names a whole day. */
export interface ConsentOptions extends ListOptions, Pick<RenderOptions, 'details' | 'isCut'> {
  readonly day: string | null;
}

/** The answer about one person, for people. */
export function consentBlocks(answer: ConsentAnswer, options: ConsentOptions): Block[] {
  const { contacts, consent } = answer;
  const { zone, style } = options;
  const blocks: Block[] = [
    { kind: 'title', text: contacts.map(({ shown }) => shown).join(', '), below: headingOf(answer, options) },
    { kind: 'fields', fields: fieldsOf(answer, options) },
    ...explanationOf(answer, zone).map((text): Block => ({ kind: 'note', text })),
  ];
  if (consent.scopes.length > 0) blocks.push(scopeTable(consent.scopes, contacts.length > 1, zone, style));
  if (consent.evidence.length > 0)
    blocks.push(...evidenceBlocks(consent.evidence, contacts.length > 1, options));
  for (const cause of consent.causes) blocks.push(...causeBlocks(cause, zone));
  for (const note of consent.notes) blocks.push({ kind: 'note', text: messages.consent.notes[note] });
  blocks.push({ kind: 'text', text: messages.consent.notAdvice });
  return blocks;
}

function headingOf({ question }: ConsentAnswer, { day, zone }: ConsentOptions): string {
  const { heading, endOf } = messages.consent;
  return heading(day === null ? formatTimestampInZone(question.at, zone) : endOf(day, zone));
}

function fieldsOf({ question, consent, known }: ConsentAnswer, { zone, style }: ConsentOptions) {
  const { labels, knownTo, wordingNotRecorded, bouncedOut } = messages.consent;
  const sources = known.map(({ source, last }) => knownTo(sourceText(source), formatDay(last, zone)));
  const fields = [
    { label: labels.state, text: summaryText(consent, zone), paint: statePaint(consent.state, style) },
    { label: labels.asked, text: question.scope === null ? '' : scopeText(question.scope) },
    { label: labels.known, text: sources.join(' · ') },
    ...consent.obstacles.map(({ source, since }) => ({
      label: labels.obstacle,
      text: bouncedOut(sourceText(source), formatTimestamp(since, zone)),
    })),
  ];
  // None of the platforms records the text that the person saw.
  if (consent.evidence.some(({ effect }) => effect === 'opens' || effect === 'confirms'))
    fields.push({ label: labels.wording, text: wordingOf(consent.evidence) ?? wordingNotRecorded });
  return fields;
}

/** The text that the person saw, if an import recorded it in the details. */
function wordingOf(evidence: readonly Evidence[]): string | null {
  for (const { event } of evidence.toReversed()) {
    const { wording, formVersion } = parseDetails(event.details);
    const text = wording ?? formVersion;
    if (typeof text === 'string' && text !== '') return text;
  }
  return null;
}

/** A state with its beginning, and how well it is shown, or why it is unknown. */
function summaryText(answer: Pick<Consent, 'state' | 'reason' | 'grade' | 'since'>, zone: string): string {
  const { states, since, grades, reasons } = messages.consent;
  const { state, grade, reason } = answer;
  const text =
    answer.since === null ? states[state] : since(states[state], formatTimestamp(answer.since, zone));
  const more = grade ? grades[grade] : reason ? reasons[reason] : null;
  return more === null ? text : `${text} · ${more}`;
}

/** Sentences about why a state is unknown. */
function explanationOf({ contacts, consent }: ConsentAnswer, zone: string): string[] {
  const texts = messages.consent;
  const email = contacts.map(({ shown }) => shown).join(', ');
  const { mails, opens } = consent.counts;
  const { whole } = messages.numbers;
  switch (consent.reason) {
    case 'no-contact':
      return [texts.noContact(email)];
    case 'before-first-event':
      return [texts.beforeFirst(email, formatDay(consent.firstEvent ?? 0, zone))];
    case 'no-consent-event':
      return [texts.noConsentEvent(texts.mails(mails, whole(mails)), texts.opens(opens, whole(opens)))];
    case 'asserted-only':
      return [texts.assertedOnly];
    case 'list-not-named':
      return [texts.listNotNamed];
    case 'ambiguous-recipient':
      return [texts.ambiguousRecipient];
    case null:
      return [];
  }
}

function scopeTable(scopes: readonly ScopeAnswer[], withContact: boolean, zone: string, style: Style): Block {
  const { columns, states } = messages.consent;
  const titles: ListColumn[] = [
    ...(withContact ? [{ title: columns.contact, flexible: true } as const] : []),
    { title: columns.source },
    { title: columns.scope, flexible: true },
    { title: columns.state },
    { title: columns.since },
    { title: columns.shownBy, flexible: true },
  ];
  const rows = scopes.map(({ contact, scope, state, since, decidedBy }): Cell[] => [
    ...(withContact ? [{ text: contact }] : []),
    { text: sourceText(scope.source) },
    { text: scopeText(scope) },
    { text: states[state], paint: statePaint(state, style) },
    { text: since === null ? '–' : formatTimestamp(since, zone) },
    { text: decidedBy.map(({ action }) => actionLabel(action)).join(' · ') || '–' },
  ]);
  return { kind: 'table', columns: titles, rows };
}

function evidenceBlocks(
  evidence: readonly Evidence[],
  withContact: boolean,
  { zone, style, details: choice, isCut }: ConsentOptions,
): Block[] {
  const { when, action, details } = messages.reports.columns;
  const column = new DetailsColumn(choice, isCut);
  const { columns } = messages.consent;
  const titles: ListColumn[] = [
    { title: when(zone) },
    ...(withContact ? [{ title: columns.contact, flexible: true } as const] : []),
    { title: action, flexible: true },
    { title: columns.effect, flexible: true },
    { title: details, flexible: true },
  ];
  const rows = evidence.map((each): Cell[] => [
    { text: formatTimestamp(each.event.timestamp, zone) },
    ...(withContact ? [{ text: each.event.contact }] : []),
    { text: actionLabel(each.event.action), paint: actionPaint(each.event.action, style) },
    { text: effectText(each) },
    { text: column.text(each.event) },
  ]);
  const omitted = column.omitted();
  return [
    { kind: 'table', columns: titles, rows },
    ...(omitted === null ? [] : [{ kind: 'text', text: messages.reports.detailsOmitted(omitted) } as const]),
  ];
}

function effectText({ effect, actor, scopes }: Evidence): string {
  const { effects, by, actors } = messages.consent;
  const text = effects[shownEffect(effect)](scopes.map(scopeText).join(', '));
  return actor === 'person' || actor === 'platform' ? text : `${text} · ${by(actors[actor])}`;
}

/** The origin of an opt-out. */
function causeBlocks(cause: Cause, zone: string): Block[] {
  const texts = messages.consent;
  const { mail, link, visitedBeforeMs, keptReading, signs } = cause;
  const { mail: mailLabel, link: linkLabel, visit, scanner, reading } = texts.cause;
  const seen = texts.suspicions[suspicionOf(cause)](signs.map((sign) => texts.signs[sign]).join(', '));
  const fields = [
    { label: mailLabel, text: mail ? mailText(cause) : texts.noMail },
    { label: linkLabel, text: link ?? '' },
    { label: visit, text: visitedBeforeMs === null ? '' : texts.visitedBefore(lengthText(visitedBeforeMs)) },
    { label: scanner, text: seen },
    {
      label: reading,
      text: keptReading === 0 ? '' : texts.keptReading(keptReading, messages.numbers.whole(keptReading)),
    },
  ];
  return [
    { kind: 'heading', text: texts.optOutOf(formatTimestamp(cause.event.timestamp, zone)) },
    { kind: 'fields', fields },
  ];
}

function mailText({ mail, afterDeliveryMs, afterSendingMs }: Cause): string {
  const { probably, afterDelivery, afterSending } = messages.consent;
  const campaign = campaignText(mail?.campaign ?? null, false);
  const name = mail?.isNamed ? campaign : probably(campaign);
  if (afterDeliveryMs !== null) return afterDelivery(name, lengthText(afterDeliveryMs));
  return afterSendingMs === null ? name : afterSending(name, lengthText(afterSendingMs));
}

/** The two largest parts of a length of time. */
function lengthText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24];
  const [minutes, rest] = [Math.floor(seconds / 60) % 60, seconds % 60];
  const { length } = messages.consent;
  if (days > 0) return length(days, hours, 0, 0);
  return hours > 0 ? length(0, hours, minutes, 0) : length(0, 0, minutes, rest);
}

function statePaint(state: Consent['state'], style: Style): Style {
  if (state === 'granted') return style.green;
  return state === 'withdrawn' || state === 'stopped' ? style.red : style.yellow;
}

const widths = { contact: 40, state: 22, since: 19, why: 36 };

/** The answers of `consent -`, one line each, for people. */
export async function* consentLines(
  answers: AsyncIterable<ConsentAnswer>,
  { zone, style }: ListOptions,
): AsyncIterable<string> {
  const { columns, states, grades, reasons } = messages.consent;
  const table = [
    { title: columns.contact, width: widths.contact },
    { title: columns.state, width: widths.state },
    { title: columns.since, width: widths.since },
    { title: columns.shownBy, width: widths.why },
  ];
  let header = true;
  for await (const { contacts, consent } of answers) {
    const { state, since, grade, reason } = consent;
    const row: Cell[] = [
      { text: contacts.map(({ shown }) => shown).join(' ') },
      { text: states[state], paint: statePaint(state, style) },
      { text: since === null ? '–' : formatTimestamp(since, zone) },
      { text: grade ? grades[grade] : reason ? reasons[reason] : '' },
    ];
    yield* drawTable(table, [row], { header, style });
    header = false;
  }
  if (!header) yield `\n${messages.consent.notAdvice}\n`;
}
