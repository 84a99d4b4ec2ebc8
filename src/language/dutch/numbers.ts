import { grouped } from '../grouped.ts';
import type { Texts } from '../texts.ts';

export const numbers: Texts['numbers'] = {
  whole: (number) => grouped(number, '.'),
  day: (year, month, day) => `${day}-${month}-${year}`,
  month: (year, month) => `${month}-${year}`,
};
