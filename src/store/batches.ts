/** A long list in batches. */
export type Batches<T> = AsyncIterable<readonly T[]>;

/** All of it at once; for lists that are known to be short. */
export async function allOf<T>(batches: Batches<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

/** These, as one batch, or none. */
export async function* batchOf<T>(all: readonly T[]): Batches<T> {
  if (all.length > 0) yield all;
}
