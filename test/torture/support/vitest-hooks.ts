/** Stands for vitest where the torture runs without it: test/support cleans up after each attack as after a test. */
const after: (() => void | Promise<void>)[] = [];

export function afterEach(work: () => void | Promise<void>): void {
  after.push(work);
}

/** Does what is to be done after a test. */
export async function runAfterEach(): Promise<void> {
  for (const work of after) await work();
}
