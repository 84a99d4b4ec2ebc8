import { addressesOf, type Report } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import { percentText } from '../../render/report/report-labels.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { textWidth } from '../../render/text/text-width.ts';
import { truncate } from '../../render/text/wrap.ts';
import { pad } from '../inquirer/wrap-parts.ts';

const gap = '  ';
const narrowestEmail = 8;

/** One line per report for a list of `width` columns: id, contact, status, and progress or number of events. */
export function reportLines(reports: readonly Report[], width: number): string[] {
  const cells = reports.map((report) => [
    String(report.id),
    safeText(addressesOf(report)),
    messages.reports.statuses[report.status],
    amount(report),
  ]);
  const widest = (column: number) => Math.max(...cells.map((row) => textWidth(row[column] ?? '')));
  const [id, email, status] = [widest(0), widest(1), widest(2)];
  const room = Math.max(narrowestEmail, width - (id + status + widest(3) + 3 * gap.length));
  return cells.map(([number = '', contact = '', state = '', count = '']) =>
    [number.padStart(id), pad(truncate(contact, room), Math.min(email, room)), pad(state, status), count]
      .join(gap)
      .trimEnd(),
  );
}

function amount({ status, progress, eventCount }: Report): string {
  if (status === 'processing') return progress === null ? '' : percentText(progress);
  if (eventCount === null) return '';
  return messages.reports.events(eventCount);
}
