import { describe, expect, test } from 'vitest';
import { seededStore } from '../support/stores.ts';

const anna = 'anna.peeters@example.be';

/** What `TZ` may say, and the zone in which a report is made and shown. */
const stated = [
  ['', 'UTC'],
  ['UTC', 'UTC'],
  ['Etc/Unknown', 'UTC'],
  ['Mars/Olympus', 'UTC'],
  ['Europe/Brussels', 'Europe/Brussels'],
] as const;

describe.each(stated)('TZ=%s is %s', (TZ, zone) => {
  test('for create, rerun and list', async () => {
    const store = await seededStore();
    const env = { TZ };
    for (const args of [
      ['create', anna, '--to', '2026-01-31'],
      ['rerun', '1'],
      ['view', '1'],
    ]) {
      const { code, stdout, stderr } = await store.run(args, { env });
      expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^Period +until 2026-01-31, ${zone}$`, 'm'));
    }
    const list = await store.run(['list'], { env });
    expect(list).toMatchObject({ code: 0, stderr: '' });
    expect(list.stdout).toContain('until 2026-01-31');
    const { reports } = JSON.parse((await store.run(['list', '--json'], { env })).stdout);
    expect(reports).toMatchObject([{ id: 1, status: 'completed', failure: null }]);
  });
});
