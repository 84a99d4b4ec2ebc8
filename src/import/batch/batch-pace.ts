/** The largest number of events in one transaction: enough that most of them share a database page with others. */
const most = 100_000;
/** So few take no time worth measuring. */
const least = 2_000;
const first = 10_000;
/** How long a transaction may take, ms: other writers, signals and followed files wait for it. */
const longest = 800;

/** The number of events in one transaction, for the store and the machine as they are now. */
export class BatchPace {
  #events = first;

  get events(): number {
    return this.#events;
  }

  /** Takes in how long writing a batch took, ms. */
  wrote(events: number, ms: number): void {
    if (events < least) return;
    const fitting = Math.floor((events * longest) / Math.max(ms, 1));
    this.#events = Math.max(least, Math.min(most, fitting));
  }
}
