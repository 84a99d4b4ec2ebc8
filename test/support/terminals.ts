import { afterEach, vi } from 'vitest';
import { program } from './program.ts';
import { type Pty, type PtyOptions, startPty } from './pty.ts';
import { importSamples, seededStore, type TestStore } from './stores.ts';

/** For a test file: gives the function that starts the built program in a terminal of its own, on a store. */
export function terminals() {
  const startIn = startedTerminals();
  return (store: Pick<TestStore, 'path'>, args: readonly string[] = [], options: PtyOptions = {}): Pty => {
    const env = { TZ: 'UTC', PAGER: 'cat', CONTACT_REPORT_STORE: undefined, ...options.env };
    return startIn(process.execPath, [program, ...args, '--store', store.path], { ...options, env });
  };
}

/** For a test file: gives the function that starts a command in a terminal of its own; it ends with its test. */
export function startedTerminals(): typeof startPty {
  // Longer than a terminal waits for a text, so that a failure shows the screen.
  vi.setConfig({ testTimeout: 120_000 });
  const open: Pty[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((pty) => pty.dispose()));
  });
  return (...command) => {
    const pty = startPty(...command);
    open.push(pty);
    return pty;
  };
}

/** The contacts of the reports in {@link storeWithReports}, in the order of the reports' ids. */
export const reportContacts = [
  'anna.peeters@example.be',
  'sophie.lambert@example.org',
  'koen.desmet@example.net',
] as const;

/** Makes a store with the sample data and a report on each of {@link reportContacts}. */
export function storeWithReports(): Promise<TestStore> {
  const create = (contact: string) => ['create', contact, '--from', '2026-01-01', '--no-input'];
  return seededStore(importSamples, ...reportContacts.map(create));
}

/** The screen without empty lines. */
export function linesOf(screen: string): string[] {
  return screen.split('\n').filter((line) => line.trim() !== '');
}
