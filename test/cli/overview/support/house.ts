import { cpSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, vi } from 'vitest';
import { program, type temporaryStore } from '../../../support/program.ts';
import { type Pty, type PtyOptions, startPty } from '../../../support/pty.ts';
import { importSamples, seededStore } from '../../../support/stores.ts';

type Store = ReturnType<typeof temporaryStore>;

/** For a test file: gives the function that starts the built program in a terminal of its own, on a store. */
export function terminals() {
  // Longer than a terminal waits for a text, so that a failure shows the screen.
  vi.setConfig({ testTimeout: 120_000 });
  const open: Pty[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((pty) => pty.dispose()));
  });
  return (store: Pick<Store, 'path'>, args: readonly string[] = [], options: PtyOptions = {}): Pty => {
    const env = { TZ: 'UTC', PAGER: 'cat', CONTACT_REPORT_STORE: undefined, ...options.env };
    const argv = [program, ...args, '--store', store.path];
    const pty = startPty(process.execPath, argv, { ...options, env });
    open.push(pty);
    return pty;
  };
}

/** The contacts of {@link furnish}'s reports, in the order of their ids. */
export const contacts = ['anna.peeters@example.be', 'sophie.lambert@example.org', 'koen.desmet@example.net'];

/** Fills a store with the sample data and a report on each of {@link contacts}. */
export async function furnish(store: Pick<Store, 'path'>): Promise<void> {
  const create = (contact: string) => ['create', contact, '--from', '2026-01-01', '--no-input'];
  const seed = await seededStore(importSamples, ...contacts.map(create));
  cpSync(dirname(seed.path), dirname(store.path), { recursive: true });
}

/** The screen without empty lines. */
export function lines(screen: string): string[] {
  return screen.split('\n').filter((line) => line.trim() !== '');
}
