import { NotFoundError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';

/** The error for a report that another process has deleted meanwhile. */
export function gone(id: number): NotFoundError {
  return new NotFoundError(messages.errors.noSuchReports([id]), messages.errors.noSuchReportsHint);
}
