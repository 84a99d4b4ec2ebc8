import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { ContactReportError } from '../../src/errors.ts';
import { checkInputs, readEvents } from '../../src/import/batch/read-events.ts';
import { temporaryFolder } from '../support/program.ts';
import { evilShapes } from './support/evil-shapes.ts';

const size = 15_000;
/** How much longer the longer one of two files is. */
const factor = 16;

/** The processor time, ms, in which a file is checked and read. */
async function timeOf(file: string): Promise<number> {
  const request = { files: [file], format: 'auto' as const, zone: 'UTC', rejects: null, mapping: null };
  const before = process.cpuUsage();
  try {
    await checkInputs(request, Readable.from([]));
    for await (const _ of readEvents(request, Readable.from([])));
  } catch (error) {
    if (!(error instanceof ContactReportError)) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

// Linear time grows with the size, so by 16, and less with what every file costs; its square by 256.
test.each(evilShapes)(
  'the time for $name grows with its size, not with the square of it',
  async ({ make }) => {
    const folder = temporaryFolder();
    const [short, long] = [join(folder, 'short'), join(folder, 'long')];
    writeFileSync(short, `${make(size)}\n`);
    writeFileSync(long, `${make(size * factor)}\n`);
    let ratio = Number.POSITIVE_INFINITY;
    // What the machine does besides may make one of two times longer.
    for (let attempt = 0; attempt < 4 && ratio >= factor * 4; attempt += 1) {
      const least = Math.min(await timeOf(short), await timeOf(short));
      ratio = Math.min(ratio, (await timeOf(long)) / Math.max(least, 1));
    }
    expect(ratio).toBeLessThan(factor * 4);
  },
);
