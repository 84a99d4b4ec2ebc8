import { texts } from '../language/texts.ts';
import { dayOf } from './period.ts';

/** The day of `moment` (ms UTC) in `zone`, as people write it in the language that is spoken. */
export function spokenDay(moment: number, zone: string): string {
  const [year = '', month = '', day = ''] = dayOf(moment, zone).split('-');
  return texts.numbers.day(year, month, day);
}
