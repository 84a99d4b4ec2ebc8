import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether a command line can be run here. */
export function works(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Runs a command of the system. */
export function system(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

/** A small disk of its own. */
export interface Disk {
  /** A store on it. */
  readonly store: string;
  readonly folder: string;
  resize(kilobytes: number): void;
  setReadOnly(readOnly: boolean): void;
  remove(): void;
}

/** Mounts a disk in `folder`; null where that is not permitted. */
export function smallDisk(folder: string, kilobytes: number): Disk | null {
  const mount = join(folder, 'disk');
  mkdirSync(mount);
  if (!works('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=700`, 'torture', mount)) return null;
  const store = join(mount, 'data', 'events.db');
  mkdirSync(dirname(store), { mode: 0o700 });
  return {
    store,
    folder: mount,
    resize: (size) => system('mount', '-o', `remount,size=${size}k`, mount),
    setReadOnly: (readOnly) => system('mount', '-o', `remount,${readOnly ? 'ro' : 'rw'}`, mount),
    remove: () => system('umount', '-l', mount),
  };
}
