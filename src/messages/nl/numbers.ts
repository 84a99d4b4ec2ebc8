import type { Messages } from '../en/index.ts';
import { grouped } from '../group-digits.ts';

export const numbers: Messages['numbers'] = {
  whole: (number) => grouped(number, '.'),
  day: (year, month, day) => `${day}-${month}-${year}`,
  month: (year, month) => `${month}-${year}`,
};
