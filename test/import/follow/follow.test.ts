import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { messages } from '../../../src/messages/messages.ts';
import { until } from '../../support/processes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { Followed, ids, line, lines } from './support.ts';

/** A log in a folder of its own that holds `content`. */
function log(content = ''): string {
  const path = join(temporaryFolder(), 'events.log');
  writeFileSync(path, content);
  return path;
}

describe('a file that grows', () => {
  it('is read from its beginning, and on', async () => {
    const path = log(lines(0, 3));
    const followed = new Followed([path]);
    expect(await followed.distinct(3)).toEqual(ids(0, 3));
    appendFileSync(path, lines(3, 6));
    expect(await followed.distinct(6)).toEqual(ids(0, 6));
    expect(await followed.stop()).toEqual(ids(0, 6));
  });

  it('may be empty at first', async () => {
    const path = log();
    const followed = new Followed([path]);
    await followed.looks();
    appendFileSync(path, lines(0, 2));
    await followed.distinct(2);
    expect(await followed.stop()).toEqual(ids(0, 2));
  });

  it.each([1, 2, 50, -1])('waits for the end of a line that was cut at %i', async (at) => {
    const path = log(lines(0, 1));
    const followed = new Followed([path]);
    const second = line(1, 'é€🙂');
    const bytes = Buffer.from(second);
    appendFileSync(path, bytes.subarray(0, at));
    await followed.distinct(1);
    await followed.looks();
    expect(followed.ids).toEqual(ids(0, 1));
    appendFileSync(path, bytes.subarray(at < 0 ? bytes.length + at : at));
    await followed.distinct(2);
    expect(await followed.stop()).toEqual(ids(0, 2));
    expect(followed.reasons).toEqual([]);
  });

  it('may grow byte by byte', async () => {
    const path = log();
    const followed = new Followed([path]);
    for (const byte of Buffer.from(lines(0, 3), 'latin1')) {
      appendFileSync(path, Buffer.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await followed.distinct(3);
    expect(await followed.stop()).toEqual(ids(0, 3));
    expect(followed.reasons).toEqual([]);
  });

  it('takes thousands of small appends', async () => {
    const path = log();
    const followed = new Followed([path]);
    for (let n = 0; n < 3000; n += 1) {
      appendFileSync(path, line(n));
      if (n % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await followed.distinct(3000);
    expect(await followed.stop()).toEqual(ids(0, 3000));
  });

  it('rejects what is wrong in it and goes on', async () => {
    const path = log(lines(0, 1));
    const followed = new Followed([path]);
    await followed.distinct(1);
    appendFileSync(path, `{"broken\n${line(1)}`);
    await followed.distinct(2);
    await followed.stop();
    expect(followed.reasons).toHaveLength(1);
  });

  it('reads the header row of a table once', async () => {
    const path = log('email,action,timestamp,id\n');
    const followed = new Followed([path]);
    await followed.looks();
    const row = (n: number) => `a@example.com,bounced,2026-01-01T00:00:0${n}Z,e-${n}\n`;
    appendFileSync(path, row(0) + row(1).slice(0, -1));
    await followed.distinct(1);
    await followed.looks();
    // It has no end yet, and may be longer.
    expect(followed.ids).toEqual(['e-0']);
    appendFileSync(path, '2\n');
    await followed.distinct(2);
    expect(await followed.stop()).toEqual(['e-0', 'e-12']);
  });

  it('may be JSON in one array that is still open', async () => {
    const path = log(`[\n${line(0).trim()},\n`);
    const followed = new Followed([path]);
    await followed.distinct(1);
    appendFileSync(path, line(1));
    await followed.looks();
    await followed.stop();
    expect(followed.sorted).toEqual(ids(0, 2));
    expect(followed.reasons).toEqual([]);
  });
});

describe('at the end of the program', () => {
  it('a last line without a line break is taken if it is whole', async () => {
    const path = log(lines(0, 2).trimEnd());
    const followed = new Followed([path]);
    await followed.distinct(1);
    await followed.looks();
    expect(await followed.stop()).toEqual(ids(0, 2));
  });

  it('half a line is neither imported nor rejected', async () => {
    const path = log(lines(0, 1) + line(1).slice(0, 30));
    const followed = new Followed([path]);
    await followed.distinct(1);
    await followed.looks();
    expect(await followed.stop()).toEqual(ids(0, 1));
    expect(followed.reasons).toEqual([]);
  });

  it('half a row is not taken for a row', async () => {
    const path = log('email,action,timestamp,id\na@example.com,bounced,2026-01-01T00:00:00Z,e-1');
    const followed = new Followed([path]);
    await followed.looks();
    expect(await followed.stop()).toEqual([]);
    expect(followed.reasons).toEqual([]);
  });
});

describe('a log that is rotated', () => {
  it('by renaming it: what is written to it later comes too', async () => {
    const path = log(lines(0, 2));
    const followed = new Followed([path]);
    await followed.distinct(2);
    renameSync(path, `${path}.1`);
    appendFileSync(`${path}.1`, lines(2, 4));
    await followed.distinct(4);
    writeFileSync(path, lines(4, 5));
    await followed.distinct(5);
    appendFileSync(`${path}.1`, lines(5, 6));
    appendFileSync(path, lines(6, 7));
    await followed.distinct(7);
    expect((await followed.stop()).toSorted()).toEqual(ids(0, 7));
  });

  it('by moving it to another folder', async () => {
    const path = log(lines(0, 2));
    const elsewhere = join(temporaryFolder(), 'old');
    const followed = new Followed([path]);
    await followed.distinct(2);
    renameSync(path, elsewhere);
    appendFileSync(elsewhere, lines(2, 3));
    await followed.distinct(3);
    writeFileSync(path, lines(3, 5));
    await followed.distinct(5);
    expect(await followed.stop()).toEqual(ids(0, 5));
  });

  it('in the middle of a line', async () => {
    const path = log(lines(0, 1) + line(1).slice(0, 20));
    const followed = new Followed([path]);
    await followed.distinct(1);
    renameSync(path, `${path}.1`);
    writeFileSync(path, lines(2, 3));
    await followed.distinct(2);
    appendFileSync(`${path}.1`, line(1).slice(20));
    await followed.distinct(3);
    await followed.stop();
    expect(followed.ids.toSorted()).toEqual(ids(0, 3));
    expect(followed.reasons).toEqual([]);
  });

  it('its last line then needs no line break', async () => {
    const path = log('email,action,timestamp,id\na@example.com,bounced,2026-01-01T00:00:00Z,e-1');
    const followed = new Followed([path]);
    await followed.looks();
    renameSync(path, `${path}-20260131`);
    writeFileSync(path, 'email,action,timestamp,id\n');
    expect(await followed.distinct(1)).toEqual(['e-1']);
  });

  it('several times between two looks', async () => {
    const path = log(lines(0, 2));
    const followed = new Followed([path]);
    await followed.distinct(2);
    // Nothing else runs in between.
    appendFileSync(path, lines(2, 3));
    for (let n = 3; n < 8; n += 1) {
      for (let k = n; k > 3; k -= 1) renameSync(`${path}.${k - 3}`, `${path}.${k - 2}`);
      renameSync(path, `${path}.1`);
      writeFileSync(path, lines(n, n + 1));
    }
    await followed.distinct(8);
    expect((await followed.stop()).toSorted()).toEqual(ids(0, 8));
  });

  it('and zipped at once, before the rest of it was read', async () => {
    const path = log(lines(0, 2));
    const followed = new Followed([path]);
    await followed.distinct(2);
    writeFileSync(`${path}.1.gz`, gzipSync(lines(0, 3)));
    rmSync(path);
    writeFileSync(path, lines(3, 4));
    await followed.distinct(4);
    await followed.stop();
    expect(followed.sorted).toEqual(ids(0, 4));
  });

  it('by copying and truncating it, in the middle of a line', async () => {
    const path = log(lines(0, 2) + line(2).slice(0, 25));
    const followed = new Followed([path]);
    await followed.distinct(2);
    await followed.looks();
    appendFileSync(path, line(2).slice(25) + line(3));
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
    appendFileSync(path, lines(4, 6));
    await followed.distinct(6);
    // The copy is read on where the log had been read to, not once more.
    expect((await followed.stop()).toSorted()).toEqual(ids(0, 6));
    expect(followed.reasons).toEqual([]);
  });

  it('by copying and truncating it, and is longer then than before', async () => {
    const path = log(lines(0, 2));
    const followed = new Followed([path]);
    await followed.distinct(2);
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
    appendFileSync(path, lines(2, 50));
    await followed.distinct(50);
    expect((await followed.stop()).length).toBe(50);
  });

  it('by a file that takes its place', async () => {
    const path = log(lines(0, 2));
    const followed = new Followed([path]);
    await followed.distinct(2);
    writeFileSync(`${path}.new`, lines(2, 4));
    renameSync(`${path}.new`, path);
    await followed.distinct(4);
    expect(await followed.stop()).toEqual(ids(0, 4));
  });

  it('before the program starts: its copies come first', async () => {
    const path = log(lines(4, 6));
    writeFileSync(`${path}.2.gz`, gzipSync(lines(0, 2)));
    writeFileSync(`${path}.1`, lines(2, 4));
    writeFileSync(`${path}.swap`, lines(90, 91));
    const followed = new Followed([path]);
    await followed.distinct(6);
    await followed.looks();
    expect((await followed.stop()).toSorted()).toEqual(ids(0, 6));
  });
});

describe('a file that is truncated', () => {
  it('in the middle of a line loses that line only', async () => {
    const path = log(lines(0, 2) + line(2).slice(0, 25));
    const followed = new Followed([path]);
    await followed.distinct(2);
    await followed.looks();
    truncateSync(path);
    appendFileSync(path, lines(3, 5));
    await followed.distinct(4);
    expect(await followed.stop()).toEqual(['e-0', 'e-1', 'e-3', 'e-4']);
    expect(followed.reasons).toEqual([]);
  });

  it('and written anew with as many bytes is read anew', async () => {
    const path = log(lines(0, 3));
    const followed = new Followed([path]);
    await followed.distinct(3);
    await followed.looks();
    writeFileSync(path, lines(3, 6));
    await followed.distinct(6);
    expect(await followed.stop()).toEqual(ids(0, 6));
  });

  it('and is a table then, which it was not', async () => {
    const path = log(lines(0, 3));
    const followed = new Followed([path]);
    await followed.distinct(3);
    writeFileSync(path, 'email,action,timestamp,id\na@example.com,bounced,2026-01-01T00:00:00Z,e-9\n');
    await followed.distinct(4);
    expect(followed.sorted).toEqual([...ids(0, 3), 'e-9']);
  });
});

describe('a folder', () => {
  it('is every file in it, also those that appear later', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.ndjson'), lines(0, 2));
    const followed = new Followed([folder]);
    await followed.distinct(2);
    writeFileSync(join(folder, 'b.ndjson'), lines(2, 4));
    writeFileSync(join(folder, 'c.gz'), gzipSync(lines(4, 6)));
    writeFileSync(join(folder, 'd.json'), JSON.stringify([JSON.parse(line(6))], null, 2));
    writeFileSync(join(folder, '.hidden'), lines(90, 91));
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'below', 'e.ndjson'), lines(91, 92));
    await followed.distinct(7);
    appendFileSync(join(folder, 'a.ndjson'), lines(7, 8));
    await followed.distinct(8);
    expect((await followed.stop()).toSorted()).toEqual(ids(0, 8));
  });

  it('may hold what cannot be read, and what is not to be followed', async () => {
    const folder = temporaryFolder();
    const own = join(folder, 'store.db');
    writeFileSync(own, lines(90, 91));
    writeFileSync(join(folder, 'binary'), Buffer.from([1, 0, 2, 0x0a, 0, 3]));
    writeFileSync(join(folder, 'z.ndjson'), lines(0, 1));
    const followed = new Followed([folder], {}, [own]);
    await followed.distinct(1);
    appendFileSync(join(folder, 'z.ndjson'), lines(1, 2));
    await followed.distinct(2);
    expect(await followed.stop()).toEqual(ids(0, 2));
    expect(followed.reasons).toHaveLength(1);
  });

  it('may have more files than are kept open', async () => {
    const folder = temporaryFolder();
    const path = (n: number) => join(folder, `${n}.ndjson`);
    for (let n = 0; n < 450; n += 1) writeFileSync(path(n), line(n));
    const followed = new Followed([folder]);
    await followed.distinct(450);
    await followed.looks();
    for (let n = 0; n < 450; n += 1) appendFileSync(path(n), line(450 + n));
    await followed.distinct(900);
    expect((await followed.stop()).length).toBe(900);
  });
});

describe('a zipped file without its end', () => {
  const zipped = gzipSync(lines(0, 3000));

  it('is one rejected record when it stays so, and is read anew when it goes on', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.gz');
    writeFileSync(path, zipped.subarray(0, -100));
    const followed = new Followed([folder]);
    await until('the rest is missed', () => followed.reasons.length > 0);
    expect(followed.reasons).toEqual([messages.rejections.compressedDamage]);
    appendFileSync(path, zipped.subarray(-100));
    expect(await followed.distinct(3000)).toEqual(ids(0, 3000));
    await followed.stop();
    expect(followed.reasons).toHaveLength(1);
  });

  it('is said at the end, too', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.gz'), zipped.subarray(0, 12));
    const followed = new Followed([folder]);
    writeFileSync(join(folder, 'b.ndjson'), lines(0, 1));
    await followed.distinct(1);
    await followed.stop();
    expect(followed.reasons).toHaveLength(1);
  });

  it('that has one, and grows by another part, is read on', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.gz');
    writeFileSync(path, gzipSync(lines(0, 3)));
    const followed = new Followed([folder]);
    await followed.distinct(3);
    await followed.looks();
    appendFileSync(path, gzipSync(lines(3, 5)));
    await followed.distinct(5);
    expect((await followed.stop()).toSorted()).toEqual(ids(0, 5));
    expect(followed.reasons).toEqual([]);
  });
});
