import { NotFoundError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';

/** The error for ids that no report has. */
export function noSuchReport(...ids: number[]): NotFoundError {
  return new NotFoundError(messages.errors.noSuchReports(ids), messages.errors.noSuchReportsHint);
}
