import { readdirSync, readlinkSync } from 'node:fs';

/** Whether a process has opened a file; a program that has opened its store is ready for signals. */
export function hasOpen(pid: number | undefined, path: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === path);
  } catch {
    return false; // closed, or gone, between our two looks
  }
}
