import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { InProcessOptions } from './in-process.ts';
import { type Finished, fixture, type RunOptions, run, start } from './program.ts';
import { makeFolder, remove, temporaryFolder } from './temporary-folder.ts';

/** A store of its own for a test, there when the first command writes in it. */
export interface TestStore {
  /** Its folder's folder, which is the test's alone. */
  readonly folder: string;
  readonly path: string;
  /** Runs a command on it in the process of the test. */
  run(args: readonly string[], options?: InProcessOptions): Promise<Finished>;
  /** Runs a command of the built program on it. */
  runBuilt(args: readonly string[], options?: RunOptions): Promise<Finished>;
  /** Starts the built program on it. */
  start(args: readonly string[], options?: RunOptions): ChildProcess;
}

/** Makes a store for a test, with nothing in it. */
export function emptyStore(): TestStore {
  return storeIn(temporaryFolder());
}

/** The command that imports the sample events. */
export const importSamples = ['import', fixture('history.ndjson')] as const;

/**
 * Makes a store for a test, as `commands` leave it: all the sample events, if none are named. They are run once in a
 * run of the tests, and each test gets a copy.
 */
export async function seededStore(...commands: readonly (readonly string[])[]): Promise<TestStore> {
  const all = commands.length > 0 ? commands : [importSamples];
  const copy = await copiesOf(['seed', ...all.flat()], async ({ run }) => {
    for (const command of all) {
      const { stderr } = await run(command);
      if (stderr.startsWith('error: ')) throw new Error(`${command.join(' ')}: ${stderr}`);
    }
  });
  return copy();
}

/** Gives a copy of a store for a test. */
export type StoreCopies = () => TestStore;

/** Fills a store once in a run of the tests, whichever test file is the first to ask for what `words` name. */
export async function copiesOf(
  words: readonly string[],
  fill: (store: TestStore) => Promise<void>,
): Promise<StoreCopies> {
  const name = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 20);
  const seed = join(process.env.CONTACT_REPORT_TEST_TMP ?? '', `seed-${name}`);
  if (!existsSync(seed)) {
    const folder = makeFolder();
    try {
      const store = storeIn(folder);
      await fill(store);
      renameSync(dirname(store.path), seed);
    } catch (error) {
      // Another worker may have been faster, with the same result.
      if (!existsSync(seed)) throw error;
    } finally {
      remove(folder);
    }
  }
  return () => {
    const store = emptyStore();
    cpSync(seed, dirname(store.path), { recursive: true });
    return store;
  };
}

function storeIn(folder: string): TestStore {
  const path = join(folder, 'data', 'events.db');
  const onStore = (args: readonly string[]) => [...args, '--store', path];
  return {
    folder,
    path,
    run: async (args, options) => {
      // The whole program, which tests of the built one do not need.
      const { runInProcess } = await import('./in-process.ts');
      return runInProcess(onStore(args), options);
    },
    runBuilt: (args, options) => run(onStore(args), options),
    start: (args, options) => start(onStore(args), options),
  };
}
