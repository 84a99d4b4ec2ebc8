import { messages } from '../../../messages/messages.ts';
import { formatDay, formatTime, monthIn } from '../../text/format-date.ts';
import type { Bar, EventHistogram } from '../event-histogram.ts';
import { tones } from '../event-labels.ts';
import { type Html, html } from './html-template.ts';

const barCount = 60;
const barWidth = (100 / barCount) * 0.8;
// In pixels. Lengths along the time axis are in percent, so that letters keep their size on every screen.
const top = 16;
const tallest = 112;
const ground = top + tallest;
const height = ground + 22;
// In percent of the width. With a smaller distance, the dates would touch on a phone.
const minTickDistance = 30;

/** A bar chart of the events over time, from the first to the last; null if all have the same timestamp. */
export function timelineSvg(
  activity: EventHistogram,
  zone: string,
  label: (first: string, last: string) => string,
): Html | null {
  const { span } = activity;
  if (span === null || span.first === span.last) return null;
  const { first, last } = span;
  const oneDay = formatDay(first, zone) === formatDay(last, zone);
  const name = (timestamp: number) => (oneDay ? formatTime(timestamp, zone) : formatDay(timestamp, zone));
  const bars = activity.bars(barCount);
  const most = Math.max(...bars.map(({ total }) => total));
  const timestampAt = (part: number) => first + (last - first) * part;
  const period = (index: number) =>
    [...new Set([timestampAt(index / barCount), timestampAt((index + 1) / barCount)].map(name))].join(' – ');
  return html`<svg class="picture" role="img" width="100%" height="${height}" aria-label="${label(name(first), name(last))}">
<line x1="0" x2="100%" y1="${top}" y2="${top}"/><line class="ground" x1="0" x2="100%" y1="${ground}" y2="${ground}"/>
<text x="0" y="${top - 5}">${messages.numbers.whole(most)}</text>
${bars.map((bar, index) => barOf(bar, index, most, period(index)))}${ticksOf(first, last, zone, name)}</svg>
`;
}

function barOf(bar: Bar, index: number, most: number, period: string): Html {
  if (bar.total === 0) return html``;
  const x = ((index + 0.1) * 100) / barCount;
  let y = ground;
  const parts = tones.map((tone) => {
    if (bar[tone] === 0) return html``;
    const tall = Math.max((bar[tone] / most) * tallest, 2);
    y -= tall;
    return html`<rect class="${tone}" x="${x.toFixed(2)}%" y="${y.toFixed(1)}" width="${barWidth.toFixed(2)}%" height="${tall.toFixed(1)}"/>`;
  });
  return html`<g><title>${messages.reports.detail(period, messages.reports.events(bar.total))}</title>${parts}</g>\n`;
}

// The ends of the timeline, and between them the beginnings of years or months that keep their distance.
function ticksOf(first: number, last: number, zone: string, name: (timestamp: number) => string): Html {
  const y = ground + 16;
  const ends = html`<text x="0" y="${y}">${name(first)}</text><text class="end" x="100%" y="${y}">${name(last)}</text>\n`;
  const ticks: Html[] = [];
  let latest = 0;
  for (const { timestamp, text } of beginnings(first, last, zone)) {
    const x = ((timestamp - first) / (last - first)) * 100;
    if (x - latest < minTickDistance || x > 100 - minTickDistance) continue;
    latest = x;
    ticks.push(
      html`<line class="tick" x1="${x.toFixed(2)}%" x2="${x.toFixed(2)}%" y1="${ground}" y2="${ground + 5}"/><text class="middle" x="${x.toFixed(2)}%" y="${y}">${text}</text>\n`,
    );
  }
  return html`${ends}${ticks}`;
}

// Beginnings in UTC: the offset of a zone is not visible in a picture of months.
function* beginnings(
  first: number,
  last: number,
  zone: string,
): Iterable<{ readonly timestamp: number; readonly text: string }> {
  const { year, month } = monthIn(first, zone);
  const years = monthIn(last, zone).year - year;
  const step = years >= 3 ? 12 * Math.ceil(years / 4) : 1;
  const start = new Date(Date.UTC(year, step > 1 ? 0 : month - 1, 1));
  start.setUTCFullYear(year);
  for (;;) {
    start.setUTCMonth(start.getUTCMonth() + step);
    if (!(start.getTime() < last)) return;
    const iso = start.toISOString();
    const shown =
      step > 1 ? iso.slice(0, -20) : messages.numbers.month(iso.slice(0, -20), iso.slice(-19, -17));
    yield { timestamp: start.getTime(), text: shown };
  }
}
