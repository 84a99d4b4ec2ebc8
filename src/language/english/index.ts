import { errors } from './errors.ts';
import { help } from './help.ts';
import { imports } from './imports.ts';
import { lists } from './lists.ts';
import { numbers } from './numbers.ts';
import { questions } from './questions.ts';
import { rejections } from './rejections.ts';
import { reports } from './reports.ts';
import { runs } from './runs.ts';
import { stores } from './stores.ts';

/** The English texts, which are also the list of the texts there are. */
export const english = {
  errors,
  help,
  imports,
  lists,
  numbers,
  questions,
  rejections,
  reports,
  runs,
  stores,
};
