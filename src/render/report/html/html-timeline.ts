import { messages } from '../../../messages/messages.ts';
import { escapeHtml, joinHtml } from '../../text/escape-html.ts';
import { formatDay, formatTime, monthIn } from '../../text/format-date.ts';
import type { Bar, EventHistogram } from '../event-histogram.ts';
import { tones } from '../event-labels.ts';

const barCount = 60;
const barWidth = (100 / barCount) * 0.8;
// In pixels: lengths along time are in percent, so that letters keep their size on every screen.
const top = 16;
const tallest = 112;
const ground = top + tallest;
const height = ground + 22;
// In percent: nearer to each other, the dates would touch on a phone.
const nearestTicks = 30;

/** When the events happened, as bars over time from the first to the last; null where that is one moment. */
export function timelineSvg(
  activity: EventHistogram,
  zone: string,
  label: (first: string, last: string) => string,
): string | null {
  const { span } = activity;
  if (span === null || span.first === span.last) return null;
  const { first, last } = span;
  const oneDay = formatDay(first, zone) === formatDay(last, zone);
  const name = (moment: number) => (oneDay ? formatTime(moment, zone) : formatDay(moment, zone));
  const bars = activity.bars(barCount);
  const most = Math.max(...bars.map(({ total }) => total));
  const moment = (part: number) => first + (last - first) * part;
  const period = (index: number) =>
    [...new Set([moment(index / barCount), moment((index + 1) / barCount)].map(name))].join(' – ');
  return `<svg class="picture" role="img" width="100%" height="${height}" aria-label="${escapeHtml(label(name(first), name(last)))}">
<line x1="0" x2="100%" y1="${top}" y2="${top}"/><line class="ground" x1="0" x2="100%" y1="${ground}" y2="${ground}"/>
<text x="0" y="${top - 5}">${messages.numbers.whole(most)}</text>
${joinHtml([...bars.entries()], ([index, bar]) => barOf(bar, index, most, period(index)))}${ticksOf(first, last, zone, name)}</svg>
`;
}

function barOf(bar: Bar, index: number, most: number, period: string): string {
  if (bar.total === 0) return '';
  const x = ((index + 0.1) * 100) / barCount;
  let y = ground;
  const parts = tones.map((tone) => {
    if (bar[tone] === 0) return '';
    const tall = Math.max((bar[tone] / most) * tallest, 2);
    y -= tall;
    return `<rect class="${tone}" x="${x.toFixed(2)}%" y="${y.toFixed(1)}" width="${barWidth.toFixed(2)}%" height="${tall.toFixed(1)}"/>`;
  });
  return `<g><title>${escapeHtml(messages.reports.detail(period, messages.reports.events(bar.total)))}</title>${parts.join('')}</g>\n`;
}

// The ends, and beginnings of years, else of months, where there is room.
function ticksOf(first: number, last: number, zone: string, name: (moment: number) => string): string {
  const y = ground + 16;
  const ends = `<text x="0" y="${y}">${name(first)}</text><text class="end" x="100%" y="${y}">${name(last)}</text>\n`;
  const ticks: string[] = [];
  let latest = 0;
  for (const { moment, text } of beginnings(first, last, zone)) {
    const x = ((moment - first) / (last - first)) * 100;
    if (x - latest < nearestTicks || x > 100 - nearestTicks) continue;
    latest = x;
    ticks.push(
      `<line class="tick" x1="${x.toFixed(2)}%" x2="${x.toFixed(2)}%" y1="${ground}" y2="${ground + 5}"/><text class="middle" x="${x.toFixed(2)}%" y="${y}">${text}</text>\n`,
    );
  }
  return ends + ticks.join('');
}

// To the day: nobody sees a zone's offset in a picture of months.
function* beginnings(
  first: number,
  last: number,
  zone: string,
): Iterable<{ readonly moment: number; readonly text: string }> {
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
    yield { moment: start.getTime(), text: shown };
  }
}
