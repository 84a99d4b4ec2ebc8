import type { Random } from './random.ts';

/** How much an attack is to do: at least so many rounds, and at least so long. */
export interface Budget {
  readonly rounds: number;
  readonly ms: number;
}

/** What is told of an attack while it goes on. */
export interface Report {
  /** Counts what was tried. */
  tried(count?: number): void;
  /** Something was wrong: what, and all that helps to find out why. */
  fault(what: string, detail?: unknown): void;
  /** A part that this machine does not allow, and why. */
  skip(reason: string): void;
}

/** One way to make the program lose, lie or lock up. */
export interface Attack {
  readonly name: string;
  /** What it does, in a few words. */
  readonly title: string;
  run(budget: Budget, random: Random, report: Report): Promise<void>;
}

/** Keeps count of one attack. */
export class Tally implements Report {
  count = 0;
  readonly faults: string[] = [];
  readonly skipped = new Set<string>();
  readonly #onFault: (fault: string) => void;

  constructor(onFault: (fault: string) => void = () => {}) {
    this.#onFault = onFault;
  }

  tried(count = 1): void {
    this.count += count;
  }

  fault(what: string, detail?: unknown): void {
    const fault = detail === undefined ? what : `${what}: ${short(detail)}`;
    this.faults.push(fault);
    this.#onFault(fault);
  }

  skip(reason: string): void {
    this.skipped.add(reason);
  }
}

/** Runs rounds until a budget is used up; a round that throws is a fault, and the next one goes on. */
export async function rounds(
  { rounds: least, ms }: Budget,
  report: Report,
  round: (number: number) => Promise<void>,
): Promise<void> {
  const end = performance.now() + ms;
  for (let number = 0; number < least || performance.now() < end; number += 1) {
    try {
      await round(number);
    } catch (error) {
      report.fault(`round ${number} broke off`, error);
    }
  }
}

function short(detail: unknown): string {
  if (detail instanceof Error) return (detail.stack ?? detail.message).slice(0, 1500);
  const text = typeof detail === 'string' ? detail : JSON.stringify(detail);
  return text.length > 1500 ? `${text.slice(0, 1500)}…` : text;
}
