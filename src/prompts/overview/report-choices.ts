import { addressesOf, type Report } from '../../domain/report.ts';
import { messages } from '../../messages/messages.ts';
import { percentText } from '../../render/report/report-labels.ts';
import { columnGap, fitColumns, naturalWidth } from '../../render/text/fit-columns.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { truncate } from '../../render/text/wrap.ts';
import { pad } from '../inquirer/wrap-parts.ts';

const emailColumn = 1;
const narrowestEmail = 8;

/** One line per report for a list of `width` columns: id, contact, status, and progress or number of events. */
export function reportLines(reports: readonly Report[], width: number): string[] {
  const cells = reports.map((report) => [
    String(report.id),
    safeText(addressesOf(report)),
    messages.reports.statuses[report.status],
    amount(report),
  ]);
  const limits = [0, 1, 2, 3].map((column) => {
    const natural = naturalWidth(
      '',
      cells.map((row) => row[column] ?? ''),
    );
    return { natural, narrowest: column === emailColumn ? narrowestEmail : natural };
  });
  const [id = 0, email = 0, status = 0] = fitColumns(limits, width).widths;
  return cells.map(([number = '', contact = '', state = '', count = '']) =>
    [number.padStart(id), pad(truncate(contact, email), email), pad(state, status), count]
      .join(' '.repeat(columnGap))
      .trimEnd(),
  );
}

function amount({ status, progress, eventCount }: Report): string {
  if (status === 'processing') return progress === null ? '' : percentText(progress);
  if (eventCount === null) return '';
  return messages.reports.events(eventCount);
}
