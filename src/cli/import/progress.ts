import type { ImportProgress } from '../../app/import-events.ts';
import { messages } from '../../messages/messages.ts';
import { percentText } from '../../render/report/report-labels.ts';
import { safeText } from '../../render/text/safe-text.ts';
import { paceOf } from './rate.ts';

/** Says how far an import is that begins now, in a line; `clock` in ms. */
export function progressFormatter(clock: () => number): (progress: ImportProgress) => string {
  const pace = paceOf(clock);
  return ({ file, share, imported, duplicates, ignored, rejected }) => {
    const { imports, numbers } = messages;
    const events = imported + duplicates;
    const speed = pace(events + ignored + rejected, share);
    const count = numbers.whole(events);
    const facts = [
      share === null ? imports.eventsSoFar(count) : imports.events(count),
      ...(rejected > 0 ? [imports.rejectedSoFar(numbers.whole(rejected))] : []),
      ...(speed ? [imports.perSecond(numbers.whole(rounded(speed.perSecond)))] : []),
      ...(speed && speed.secondsLeft !== null ? [timeLeft(speed.secondsLeft)] : []),
    ];
    return messages.runs.progressLine(importing(file, share), facts.join(', '));
  };
}

/** The progress of an import of `file`; `share` is 0 to 1. */
export function importing(file: string, share: number | null): string {
  const name = file === '-' ? messages.imports.standardInput : safeText(file);
  return messages.imports.importing(name, share === null ? null : percentText(share));
}

function timeLeft(seconds: number): string {
  const { secondsLeft, minutesLeft, hoursLeft } = messages.imports;
  if (seconds < 10) return secondsLeft(Math.max(1, Math.round(seconds)));
  if (seconds < 90) return secondsLeft(Math.round(seconds / 10) * 10);
  if (seconds < 90 * 60) return minutesLeft(Math.round(seconds / 60));
  return hoursLeft(Math.round(seconds / 3600));
}

// Digits that change all the time say nothing.
function rounded(rate: number): number {
  return rate < 1000 ? Math.round(rate) : Math.round(rate / 100) * 100;
}
