import { grouped } from '../group-digits.ts';
import type { Texts } from '../messages.ts';

// CLDR, fr: groups are parted by a narrow no-break space.
export const numbers: Texts['numbers'] = {
  whole: (number) => grouped(number, '\u202f'),
  day: (year, month, day) => `${day}/${month}/${year}`,
  month: (year, month) => `${month}/${year}`,
};
