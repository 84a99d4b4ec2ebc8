import { grouped } from '../group-digits.ts';
import type { Texts } from '../messages.ts';

export const numbers: Texts['numbers'] = {
  whole: (number) => grouped(number, '.'),
  day: (year, month, day) => `${day}-${month}-${year}`,
  month: (year, month) => `${month}-${year}`,
};
