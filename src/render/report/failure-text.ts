import { messages } from '../../messages/messages.ts';

/** Why a run failed, as people read it: the store keeps some reasons as words of ours, and others as they came. */
export function failureText(reason: string | null): string {
  if (reason === 'interrupted') return messages.runs.interrupted;
  if (reason === 'cancelled') return messages.runs.cancelled;
  return String(reason);
}
