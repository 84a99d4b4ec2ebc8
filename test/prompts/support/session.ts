import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { type Bundle, bundle } from '../../support/bundle.ts';
import { type Pty, type PtyOptions, startPty } from '../../support/pty.ts';
import { makeFolder, remove } from '../../support/temporary-folder.ts';

/** A script that runs in a terminal while its stdout goes to a file. */
export interface Session extends Pty {
  /** What was written to stdout. */
  stdout(): string;
}

/** For a test file: bundles the script `name` once, and gives the function that starts it. */
export function sessionsOf(name: string) {
  // Longer than a terminal waits for a text, so that a failure shows the screen.
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
  let script: Bundle;
  let folder: string;
  const open: Pty[] = [];
  beforeAll(async () => {
    script = await bundle(new URL(`${name}.ts`, import.meta.url));
    folder = makeFolder();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((pty) => pty.dispose()));
  });
  afterAll(() => {
    script.remove();
    remove(folder);
  });
  let count = 0;
  return (args: readonly string[], options: PtyOptions = {}): Session => {
    count += 1;
    const stdoutFile = join(folder, `stdout-${count}`);
    const pty = startPty(process.execPath, [script.path, ...args], { stdoutFile, ...options });
    open.push(pty);
    return Object.assign(pty, { stdout: () => readFileSync(stdoutFile, 'utf8') });
  };
}
