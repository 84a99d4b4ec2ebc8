import { type ActionName, actions } from '../../../domain/actions.ts';
import { addressesOf, type Report, type ReportEvent } from '../../../domain/report.ts';
import { messages } from '../../../messages/messages.ts';
import { formatIso, formatTimestamp, formatTimestampInZone } from '../../text/format-date.ts';
import { DetailsColumn } from '../details-text.ts';
import type { EventHistogram } from '../event-histogram.ts';
import { actionLabel, campaignText, type Tone, toneOf, tones } from '../event-labels.ts';
import type { RenderOptions } from '../options.ts';
import { reportNotes, statusText } from '../report-labels.ts';
import { filteredCountText } from '../text/report-footer.ts';
import { reportFields } from '../text/report-header.ts';
import { pageHead } from './html-page.ts';
import { type Html, html } from './html-template.ts';
import { timelineSvg } from './html-timeline.ts';

/** A report as one self-contained page of HTML (also well-formed XML), to hand over. */
export async function* reportHtml(
  report: Report,
  batches: AsyncIterable<readonly ReportEvent[]>,
  { zone, sources, details: choice, isCut, program, filter = null, activity = null }: RenderOptions,
): AsyncIterable<string> {
  const labels = labelsOf();
  yield pageHead(`${messages.html.title(report.id)} · ${addressesOf(report)}`).markup;
  yield headerOf(report, zone, filter, activity).markup;
  if (activity !== null && activity.count > 0) yield summaryOf(activity, zone).markup;
  const details = new DetailsColumn(choice, isCut);
  const columns = { zone, withSource: sources.length > 1, details, isCut };
  let empty = true;
  for await (const events of batches) {
    if (events.length === 0) continue;
    if (empty) yield tableHead(columns).markup;
    empty = false;
    yield events.map((event) => rowOf(event, columns, labels).markup).join('');
  }
  if (!empty) yield '</tbody>\n</table>\n';
  else if (report.completedAt !== null) yield html`<p class="none">${messages.reports.noEvents}</p>\n`.markup;
  const omitted = details.omitted();
  if (omitted !== null) yield html`<p class="note">${messages.reports.detailsOmitted(omitted)}</p>\n`.markup;
  yield footerOf(report, program, activity, zone).markup;
}

function headerOf(
  report: Report,
  zone: string,
  filter: string | null,
  activity: EventHistogram | null,
): Html {
  const shown =
    filter === null || activity === null ? null : filteredCountText(report, activity.count, filter);
  const notes = [...reportNotes(report, zone), ...(shown === null ? [] : [shown])];
  // Without the filter: the note shows it, together with the number of events.
  const fields = reportFields(report, zone);
  const status = report.status === 'completed' ? '' : html` <b>${statusText(report)}</b>`;
  return html`<header>
<p class="kind">${messages.html.title(report.id)}${status}</p>
<h1><bdi>${addressesOf(report)}</bdi></h1>
<dl>
${fields.map(({ label, text }) => html`<div><dt>${label}</dt><dd><bdi>${text}</bdi></dd></div>\n`)}</dl>
${notes.map((note) => html`<p class="note">${note}</p>\n`)}</header>
<main>
`;
}

function summaryOf(activity: EventHistogram, zone: string): Html {
  const totals = activity.totals();
  const most = Math.max(...totals.map(({ count }) => count));
  const present = tones.filter((tone) => totals.some(({ action }) => toneOf(action) === tone));
  const timeline = timelineSvg(activity, zone, (first, last) =>
    messages.html.timelineLabel(messages.reports.events(activity.count), first, last),
  );
  const picture =
    timeline === null
      ? ''
      : html`<section class="timeline">
<h2>${messages.html.timeline}</h2>
${timeline}<p class="legend">${present.map((tone) => html`<span class="${tone}">${toneName(tone)}</span> `)}</p>
</section>
`;
  return html`<div class="summary">
${picture}<section class="totals">
<h2>${messages.html.totals}</h2>
<ul>
${totals.map(({ action, count }) => {
  const width = Math.max((count / most) * 100, 1).toFixed(1);
  const bar = html`<svg aria-hidden="true"><rect class="${toneOf(action)}" width="${width}%" height="100%" rx="2"/></svg>`;
  return html`<li>${actionLabel(action)} ${bar} <span class="count">${messages.numbers.whole(count)}</span></li>\n`;
})}</ul>
</section>
</div>
`;
}

/** The columns of the table: the zone of times, with or without the sources and the details. */
interface Columns {
  readonly zone: string;
  readonly withSource: boolean;
  readonly details: DetailsColumn;
  readonly isCut: boolean;
}

function tableHead({ zone, withSource, details: { isShown } }: Columns): Html {
  const { when, campaign, action, source, details } = messages.reports.columns;
  const titles = [
    when(zone),
    campaign,
    action,
    ...(withSource ? [source] : []),
    ...(isShown ? [details] : []),
  ];
  return html`<h2>${messages.html.events}</h2>
<table class="events">
<thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
`;
}

/** How the page came about: the report, its run, the program, and the sources of the events. */
function footerOf(report: Report, program: string, activity: EventHistogram | null, zone: string): Html {
  const { made, sources, unnamed, footer } = messages.html;
  const run = report.completedAt === null ? null : formatTimestampInZone(report.completedAt, zone);
  const counts = (activity?.sources() ?? []).map(
    ({ source, count }) => `${source ?? unnamed} (${messages.reports.events(count)})`,
  );
  return html`</main>
<footer>
<p>${made(report.id, program, run)}${counts.length === 0 ? '' : html` ${sources(counts.join(', '))}`}</p>
<p>${footer}</p>
</footer>
</body>
</html>
`;
}

function toneName(tone: Tone): string {
  return tone === 'negative' ? messages.html.negative : messages.reports.categories[tone];
}

function rowOf(
  event: ReportEvent,
  { zone, withSource, details, isCut }: Columns,
  labels: ReadonlyMap<ActionName, Html>,
): Html {
  const text = details.text(event);
  const [day, time] = formatTimestamp(event.timestamp, zone).split(' ');
  const cells = [
    html`<td class="when"><time datetime="${formatIso(event.timestamp)}"><b>${day ?? ''}</b> ${time ?? ''}</time></td>`,
    event.campaign === null ? none : cell(campaignText(event.campaign, isCut)),
    html`<td class="action">${labels.get(event.action) ?? ''}</td>`,
    ...(withSource ? [event.source === null ? none : cell(event.source, html` class="source"`)] : []),
    ...(details.isShown ? [cell(text)] : []),
  ];
  return html`<tr>${cells}</tr>\n`;
}

const none = html`<td class="none">–</td>`;

// A report has many events but few actions.
function labelsOf(): ReadonlyMap<ActionName, Html> {
  return new Map(
    actions.map(({ name }) => [name, html`<span class="${toneOf(name)}">${actionLabel(name)}</span>`]),
  );
}

function cell(text: string, attributes: Html | '' = ''): Html {
  return text.trim() === '' ? html`<td></td>` : html`<td${attributes}><bdi>${text}</bdi></td>`;
}
