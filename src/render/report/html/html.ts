import { createHash } from 'node:crypto';
import { type ActionName, actions } from '../../../domain/actions.ts';
import { addressesOf, type Report, type ReportEvent } from '../../../domain/report.ts';
import { locale, messages } from '../../../messages/messages.ts';
import { escapeHtml, joinHtml } from '../../text/escape-html.ts';
import { formatIso, formatMoment } from '../../text/format-date.ts';
import { detailsText } from '../details-text.ts';
import type { EventHistogram } from '../event-histogram.ts';
import { actionLabel, campaignText, type Tone, toneOf, tones } from '../event-labels.ts';
import type { RenderOptions } from '../options.ts';
import { archivedNote, runNote, statusText } from '../report-labels.ts';
import { shownText } from '../text/report-closing.ts';
import { reportFields } from '../text/report-header.ts';
import { styleSheet } from './html-css.ts';
import { timelineSvg } from './html-timeline.ts';

// Nothing is loaded, run or sent, whatever an event might smuggle in; the one style sheet is known by its hash.
const styleHash = createHash('sha256').update(styleSheet).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/** A report as one page of HTML (well-formed as XML, too) that needs nothing but itself, to be handed over. */
export async function* reportHtml(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  { zone, sources, filter = null, activity = null }: RenderOptions,
): AsyncIterable<string> {
  const labels = labelsOf();
  yield headOf(report);
  yield headerOf(report, zone, filter, activity);
  if (activity !== null && activity.count > 0) yield summaryOf(activity, zone);
  const withSource = sources.length > 1;
  let empty = true;
  for await (const events of batches) {
    if (events.length === 0) continue;
    if (empty) yield tableHead(zone, withSource);
    empty = false;
    yield events.map((event) => rowOf(event, zone, withSource, labels)).join('');
  }
  if (!empty) yield '</tbody>\n</table>\n';
  else if (report.completedAt !== null)
    yield `<p class="none">${escapeHtml(messages.reports.noEvents)}</p>\n`;
  yield `</main>\n<footer>${escapeHtml(messages.html.footer)}</footer>\n</body>\n</html>\n`;
}

function headOf(report: Report): string {
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<meta name="robots" content="noindex"/>
<title>${escapeHtml(`${messages.html.title(report.id)} · ${addressesOf(report)}`)}</title>
<style>${styleSheet}</style>
</head>
<body>
`;
}

function headerOf(
  report: Report,
  zone: string,
  filter: string | null,
  activity: EventHistogram | null,
): string {
  const shown = filter === null || activity === null ? null : shownText(report, activity.count, filter);
  const notes = [runNote(report, zone), archivedNote(report), shown].filter((note) => note !== null);
  // The note says it better, with how many that are.
  const fields = reportFields(report, zone);
  const status = report.status === 'completed' ? '' : ` <b>${escapeHtml(statusText(report))}</b>`;
  return `<header>
<p class="kind">${escapeHtml(messages.html.title(report.id))}${status}</p>
<h1><bdi>${escapeHtml(addressesOf(report))}</bdi></h1>
<dl>
${joinHtml(
  fields,
  ({ label, text }) => `<div><dt>${escapeHtml(label)}</dt><dd><bdi>${escapeHtml(text)}</bdi></dd></div>\n`,
)}</dl>
${joinHtml(notes, (note) => `<p class="note">${escapeHtml(note)}</p>\n`)}</header>
<main>
`;
}

function summaryOf(activity: EventHistogram, zone: string): string {
  const totals = activity.totals();
  const most = Math.max(...totals.map(({ count }) => count));
  const present = tones.filter((tone) => totals.some(({ action }) => toneOf(action) === tone));
  const timeline = timelineSvg(activity, zone, (first, last) =>
    messages.html.timelineLabel(messages.reports.events(activity.count), first, last),
  );
  const picture =
    timeline === null
      ? ''
      : `<section class="timeline">
<h2>${escapeHtml(messages.html.timeline)}</h2>
${timeline}<p class="legend">${joinHtml(
          present,
          (tone) => `<span class="${tone}">${escapeHtml(toneName(tone))}</span> `,
        )}</p>
</section>
`;
  return `<div class="summary">
${picture}<section class="totals">
<h2>${escapeHtml(messages.html.totals)}</h2>
<ul>
${joinHtml(totals, ({ action, count }) => {
  const width = Math.max((count / most) * 100, 1).toFixed(1);
  const bar = `<svg aria-hidden="true"><rect class="${toneOf(action)}" width="${width}%" height="100%" rx="2"/></svg>`;
  return `<li>${escapeHtml(actionLabel(action))} ${bar} <span class="count">${messages.numbers.whole(count)}</span></li>\n`;
})}</ul>
</section>
</div>
`;
}

function tableHead(zone: string, withSource: boolean): string {
  const { when, campaign, action, source, details } = messages.reports.columns;
  const titles = [when(zone), campaign, action, ...(withSource ? [source] : []), details];
  return `<h2>${escapeHtml(messages.html.events)}</h2>
<table class="events">
<thead><tr>${joinHtml(titles, (title) => `<th scope="col">${escapeHtml(title)}</th>`)}</tr></thead>
<tbody>
`;
}

function toneName(tone: Tone): string {
  return tone === 'negative' ? messages.html.negative : messages.reports.categories[tone];
}

function rowOf(
  event: ReportEvent,
  zone: string,
  withSource: boolean,
  labels: ReadonlyMap<ActionName, string>,
): string {
  const [day, time] = formatMoment(event.timestamp, zone).split(' ');
  const cells = [
    `<td class="when"><time datetime="${formatIso(event.timestamp)}"><b>${day}</b> ${time}</time></td>`,
    event.campaign === null ? none : cell(campaignText(event.campaign)),
    `<td class="action">${labels.get(event.action)}</td>`,
    ...(withSource ? [event.source === null ? none : cell(event.source, ' class="source"')] : []),
    cell(detailsText(event.action, event.details)),
  ];
  return `<tr>${cells.join('')}</tr>\n`;
}

const none = '<td class="none">–</td>';

// A report has many events but few actions.
function labelsOf(): ReadonlyMap<ActionName, string> {
  return new Map(
    actions.map(({ name }) => [
      name,
      `<span class="${toneOf(name)}">${escapeHtml(actionLabel(name))}</span>`,
    ]),
  );
}

function cell(text: string, attributes = ''): string {
  return text.trim() === '' ? '<td></td>' : `<td${attributes}><bdi>${escapeHtml(text)}</bdi></td>`;
}
