import type { Messages } from '../en/index.ts';
import { grouped } from '../group-digits.ts';

// CLDR, fr: groups are parted by a narrow no-break space.
export const numbers: Messages['numbers'] = {
  whole: (number) => grouped(number, '\u202f'),
  day: (year, month, day) => `${day}/${month}/${year}`,
  month: (year, month) => `${month}/${year}`,
};
