/** How fast work goes, and how long it still takes. */
export interface Speed {
  /** Things done a second. */
  readonly perSecond: number;
  /** Seconds; null if the total is unknown. */
  readonly secondsLeft: number | null;
}

/** Earlier than this, ms, what was measured says little of what is to come. */
const settled = 1000;

/**
 * Measures the pace of work that begins now, by `clock` (ms). The function it gives takes how many things are done
 * and which share of all that is, 0 to 1; null while it is too early to tell.
 */
export function paceOf(clock: () => number): (done: number, share: number | null) => Speed | null {
  const began = clock();
  return (done, share) => {
    const elapsed = clock() - began;
    if (elapsed < settled) return null;
    const left = share === null || share === 0 ? null : (elapsed * (1 - share)) / share / 1000;
    return { perSecond: (done / elapsed) * 1000, secondsLeft: left };
  };
}
