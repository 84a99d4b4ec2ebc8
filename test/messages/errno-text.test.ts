import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isDiskFull, isSystemError, whyNotRead, whyNotWritten } from '../../src/messages/errno-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'contact-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

const reading = (...path: string[]) => thrownBy(() => readFileSync(join(folder, ...path)));
const writing = (...path: string[]) => thrownBy(() => writeFileSync(join(folder, ...path), 'x'));
const coded = (code: string) => Object.assign(new Error('of the system'), { code });

test('the same code says that the file, or its folder, is missing', () => {
  expect(whyNotRead(reading('missing'))).toBe('no such file');
  expect(whyNotWritten(writing('missing', 'file'))).toBe('its directory does not exist');
});

test('reasons are those of real errors', () => {
  writeFileSync(join(folder, 'file'), 'x');
  expect(whyNotWritten(writing('file', 'below'))).toBe('its directory is a file');
  expect(whyNotWritten(writing('.'))).toBe('it is a directory');
  expect(whyNotRead(reading('.'))).toBe('it is a directory');
  expect(whyNotWritten(writing('x'.repeat(300)))).toBe('the name is too long');
});

test('a code without a sentence of its own is named, another error is quoted', () => {
  expect(whyNotRead(coded('ENODEV'))).toBe('system error ENODEV');
  expect(whyNotRead(coded('ERR_STREAM_DESTROYED'))).toBe('of the system');
  expect(whyNotRead('text')).toBe('text');
});

test.each([
  ['ENOSPC', true, true],
  ['EDQUOT', true, true],
  ['EFBIG', true, true],
  ['EACCES', false, true],
  ['ERR_STREAM_DESTROYED', false, false],
  ['SQLITE_FULL', false, false],
])('%s: disk full %j, of the system %j', (code, full, system) => {
  expect([isDiskFull(coded(code)), isSystemError(coded(code))]).toEqual([full, system]);
});
