import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { busy, madeLines } from './model.ts';
import type { Sandbox } from './sandbox.ts';

/** The commands that write. */
export const writers = ['import', 'create', 'rerun', 'delete', 'archive', 'backup', 'output'] as const;
export type Writer = (typeof writers)[number];

/** What stands in the file of `--output` before. */
export const formerOutput = 'what was there before\n';

/** Ids of the archived campaigns of a base store, and those when `archive` has run. */
export const archivedBefore = ['c-3', 'c-7'];
export const archivedAfter = [...archivedBefore, 'c-1', 'c-2'];

/** A sandbox with files to import, and what the commands that write are called with in it. */
export class Scene {
  readonly box: Sandbox;
  /** How many events there are to import. */
  readonly more: number;
  readonly #files: readonly string[];

  /** Of `more` events, each file has a quarter. */
  constructor(box: Sandbox, more: number) {
    this.box = box;
    this.more = more;
    this.#files = [0, 1, 2, 3].map((n) => join(box.folder, `more-${n}.ndjson`));
  }

  get backup(): string {
    return join(this.box.folder, 'backup.db');
  }

  /** The file of `--output`, which something stands in before. */
  get output(): string {
    return join(this.box.folder, 'report.csv');
  }

  /** Writes what stands in the file of `--output` before. */
  prepareOutput(): void {
    writeFileSync(this.output, formerOutput);
  }

  /** Writes the files to import: events from `from` on. */
  prepare(from: number): void {
    const each = this.more / this.#files.length;
    for (const [n, file] of this.#files.entries())
      writeFileSync(file, madeLines(from + n * each, from + (n + 1) * each));
  }

  args(writer: Writer): string[] {
    return {
      import: ['import', ...this.#files],
      create: ['create', busy, '--format', 'ndjson'],
      rerun: ['rerun', '1', '--format', 'ndjson'],
      delete: ['delete', '2', '--yes'],
      archive: ['campaigns', 'archive', 'c-1', 'c-2'],
      backup: ['store', 'backup', this.backup],
      output: ['view', '1', '--format', 'csv', '--output', this.output],
    }[writer];
  }
}
