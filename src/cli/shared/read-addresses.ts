import { createInterface } from 'node:readline';
import { type EmailAddress, parseMailbox } from '../../domain/email-address.ts';
import { exitCodes } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import type { Context } from '../context.ts';

/** Addresses from standard input, each contact once; counts and reports the lines that hold none. */
export class AddressLines {
  readonly #context: Context;
  #invalid = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  /** The exit code of a command about these lines: a finding counts more than a line without an address. */
  exitCode(hasFound: boolean): number {
    if (hasFound) return exitCodes.found;
    return this.#invalid > 0 ? exitCodes.failed : exitCodes.done;
  }

  /** Reads one address a line, also as `Anna <anna@example.be>`; skips blank lines and those that begin with `#`. */
  async *read(): AsyncIterable<EmailAddress> {
    const { io, signal } = this.#context;
    const seen = new Set<string>();
    let number = 0;
    for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      signal.throwIfAborted();
      number += 1;
      const text = line.trim();
      if (text === '' || text.startsWith('#')) continue;
      const address = parseMailbox(text);
      if (!address) {
        this.#invalid += 1;
        // By its number only: a log should hold no addresses.
        await io.stderr.write(`${messages.consent.lineNotAddress(number)}\n`);
      } else if (!seen.has(address.key)) {
        seen.add(address.key);
        yield address;
      }
    }
  }
}
