import { setTimeout as sleep } from 'node:timers/promises';

/** How to watch a state. */
export interface PollOptions<State> {
  /** The time until the next look, ms. */
  readonly pause: (state: State) => number;
  /** Ends the watch with an error. */
  readonly signal: AbortSignal;
  /** The number of failed looks in a row that are passed over; 0 if left out. */
  readonly toleratedFailures?: number;
}

/**
 * Yields `first`, then the state that `load` gives after each pause; after a tolerated failure, the same state again.
 * Runs until the caller breaks out of it. Throws the last error of `load`, or an AbortError when `signal` aborts.
 */
export async function* poll<State>(
  first: State,
  load: () => Promise<State>,
  { pause, signal, toleratedFailures = 0 }: PollOptions<State>,
): AsyncGenerator<State, never, void> {
  let state = first;
  let failures = 0;
  for (;;) {
    yield state;
    await sleep(pause(state), undefined, { signal });
    try {
      state = await load();
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures > toleratedFailures) throw error;
    }
    signal.throwIfAborted();
  }
}
