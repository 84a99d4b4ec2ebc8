import { parseGrace } from '../../domain/check/grace.ts';
import { UsageError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';

/** The value of `--max-age` in ms: `48h`, `2d`, `1w`. Throws UsageError. */
export function ageOf(typed: string): number {
  const length = parseGrace(typed);
  if (length?.kind === 'length' && length.ms > 0) return length.ms;
  const { invalidDuration } = messages.errors;
  throw new UsageError(invalidDuration('--max-age', typed), messages.check.invalidAgeHint);
}
