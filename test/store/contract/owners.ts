import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { StorePlace } from '../../../src/store/store-place.ts';
import { type Bundle, bundle } from '../../support/bundle.ts';
import { resume, suspend } from '../../support/processes.ts';
import type { Calls } from './owner.ts';

/** A process with a store of its own open, which does what it is called for; see owner.ts. */
export interface Owner {
  /** Calls it, and gives its result. */
  call<Name extends keyof Calls>(
    name: Name,
    ...args: Parameters<Calls[Name]>
  ): Promise<Awaited<ReturnType<Calls[Name]>>>;
  /** Kills it as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>;
  /** Stops it where it is. */
  suspend(): Promise<void>;
  resume(): void;
}

/** For a test file: gives the function that starts an owner for a store. Those left end with the test. */
export function owners(): (place: StorePlace) => Promise<Owner> {
  let script: Bundle;
  const running: ChildProcess[] = [];
  beforeAll(async () => {
    script = await bundle(new URL('owner.ts', import.meta.url));
  });
  afterEach(() => Promise.all(running.splice(0).map(kill)));
  afterAll(() => script.remove());
  return async (place) => {
    const child = spawn(process.execPath, [script.path, JSON.stringify(place)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    running.push(child);
    const ended = once(child, 'exit').then(([code, signal]) => {
      throw new Error(`the process ended instead of answering: ${code ?? signal}`);
    });
    // It may also end when nothing waits for an answer.
    ended.catch(() => {});
    const answer = async () => {
      const [{ result, error }] = await Promise.race([once(child, 'message'), ended]);
      if (error !== undefined) throw new Error(error);
      return result;
    };
    await answer();
    const { pid = 0 } = child;
    return {
      call(name, ...args) {
        const answered = answer();
        child.send({ name, args });
        return answered;
      },
      kill: () => kill(child),
      suspend: () => suspend(pid),
      resume: () => resume({ pid }),
    };
  };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
