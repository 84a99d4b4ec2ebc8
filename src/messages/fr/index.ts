import type { Messages } from '../en/index.ts';
import { calendar } from './calendar.ts';
import { check } from './check.ts';
import { consent } from './consent.ts';
import { coverage } from './coverage.ts';
import { delivery } from './delivery.ts';
import { errors } from './errors.ts';
import { files } from './files.ts';
import { help } from './help.ts';
import { html } from './html.ts';
import { imports } from './imports.ts';
import { lists } from './lists.ts';
import { mapping } from './mapping.ts';
import { nextSteps } from './next-steps.ts';
import { numbers } from './numbers.ts';
import { questions } from './questions.ts';
import { rejections } from './rejections.ts';
import { reports } from './reports.ts';
import { runs } from './runs.ts';
import { stores } from './stores.ts';
import { systemErrors } from './system-errors.ts';
import { usage } from './usage.ts';

/** The French messages. */
export const french: Messages = {
  calendar,
  check,
  consent,
  coverage,
  delivery,
  errors,
  files,
  help,
  html,
  imports,
  lists,
  mapping,
  nextSteps,
  numbers,
  questions,
  rejections,
  reports,
  runs,
  stores,
  systemErrors,
  usage,
};
