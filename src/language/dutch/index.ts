import type { Texts } from '../texts.ts';
import { errors } from './errors.ts';
import { help } from './help.ts';
import { imports } from './imports.ts';
import { lists } from './lists.ts';
import { nextSteps } from './next-steps.ts';
import { numbers } from './numbers.ts';
import { questions } from './questions.ts';
import { reports } from './reports.ts';
import { stores } from './stores.ts';
import { usage } from './usage.ts';

/** The Dutch texts. */
export const dutch: Texts = {
  errors,
  help,
  imports,
  lists,
  nextSteps,
  numbers,
  questions,
  reports,
  stores,
  usage,
};
