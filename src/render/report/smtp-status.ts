import type { Messages } from '../../messages/en/index.ts';
import { messages } from '../../messages/messages.ts';

/** What an enhanced status code (RFC 3463) such as `5.1.1` means, in a few words; null where nobody says. */
export function statusWords(code: string, delivery: Messages['delivery'] = messages.delivery): string | null {
  const words: Readonly<Record<string, string>> = delivery;
  const match = /^[45]\.(\d{1,3})\.(\d{1,3})$/.exec(code);
  return match === null ? null : (words[`${match[1]}.${match[2]}`] ?? words[`${match[1]}.0`] ?? null);
}
