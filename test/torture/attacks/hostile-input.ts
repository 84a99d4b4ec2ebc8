import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { chooseActions } from '../../../src/domain/choose-actions.ts';
import { parseEmailAddress, parseMailbox } from '../../../src/domain/email-address.ts';
import { resolvePeriod } from '../../../src/domain/period.ts';
import { isZone } from '../../../src/domain/time-zone.ts';
import { parseTimestamp } from '../../../src/domain/timestamp.ts';
import { ContactReportError } from '../../../src/errors.ts';
import { BatchBuilder } from '../../../src/import/batch/batch-builder.ts';
import { readEvents } from '../../../src/import/batch/read-events.ts';
import { Interpreter, type RecordSink } from '../../../src/import/map/detect-format.ts';
import { readTime } from '../../../src/import/map/read-time.ts';
import { BufferPool } from '../../../src/store/columns/buffer-pool.ts';
import { textsOf } from '../../../src/store/columns/text-column.ts';
import { fixture } from '../../support/program.ts';
import { makeFolderOnDisk, remove } from '../../support/temporary-folder.ts';
import type { Attack, Report } from '../attack.ts';
import type { Random } from '../random.ts';
import { openChanged } from '../support/changed-store.ts';
import { damagedBytes, damagedText, damagedValue, type Json, nasty } from '../support/damage.ts';
import { addresses, importOne, openDamaged, type Samples, zones } from '../support/hostile-program.ts';
import { within } from '../support/sandbox.ts';

const perRound = 500;

/** Damaged input of every kind: one round is some hundred inputs to the parsers, and at times one to the program. */
export const hostileInput: Attack = {
  name: 'hostile-input',
  title: 'fuzzing of the importers, of dates, periods, actions, zones and addresses, and of store files',
  async run({ rounds, ms }, random, report) {
    const samples = readSamples();
    const folder = makeFolderOnDisk();
    const end = performance.now() + ms;
    // How many inputs go through the program itself, which takes much longer.
    const through = Math.max(2, Math.floor(rounds / 5_000));
    const everyFile = Math.max(1, Math.floor(rounds / perRound / through));
    try {
      for (let tried = 0, n = 0; tried < rounds || performance.now() < end; n += 1, tried += perRound) {
        for (let i = 0; i < perRound * 0.6; i += 1) interpretOne(samples, random, report);
        for (let i = 0; i < perRound * 0.4 - 1; i += 1) parseOne(random, report);
        await readOne(folder, samples, random, report);
        report.tried(perRound);
        if (n % everyFile === 0) {
          await within(undefined, (box) => importOne(box, samples, random, report));
          await within(undefined, (box) => openDamaged(box, random, report));
          await within(undefined, (box) => openChanged(box, random, report));
          report.tried(3);
        }
        const memory = process.memoryUsage().rss / 1024 / 1024;
        if (memory > 2000) report.fault('memory is not bounded', `${memory} MB`);
      }
    } finally {
      remove(folder);
    }
  },
};

/** All sample files, and the JSON values in them. */
function readSamples(): Samples {
  const files: { name: string; bytes: Buffer }[] = [];
  const values: Json[] = [];
  for (const name of readdirSync(fixture(''), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:json|ndjson|csv|tsv|xml)$/.test(name) || name.startsWith('stores')) continue;
    const bytes = readFileSync(fixture(name));
    if (bytes.length > 60_000) continue;
    files.push({ name, bytes });
    for (const text of extname(name) === '.json' ? [bytes.toString()] : bytes.toString().split('\n')) {
      try {
        const value = JSON.parse(text) as Json;
        if (typeof value === 'object') values.push(...(Array.isArray(value) ? value : [value]));
      } catch {
        // A table, or a line that is broken on purpose.
      }
    }
  }
  return { files, values };
}

function interpretOne({ values }: Samples, random: Random, report: Report): void {
  const value = damagedValue(random.pick(values), random);
  let outcomes = 0;
  const count = () => {
    outcomes += 1;
  };
  const batch = new BatchBuilder('fuzz', new BufferPool());
  const out: RecordSink = {
    event: (event) => {
      count();
      const { contact, timestamp, details } = event;
      if (parseEmailAddress(contact)?.key !== contact)
        report.fault('the key of a contact is not its own key', contact);
      if (!Number.isInteger(timestamp) || Number.isNaN(new Date(timestamp).getTime()))
        report.fault('a time is none', { timestamp, value });
      if (details !== null && typeof JSON.parse(details) !== 'object')
        report.fault('details are no object', value);
      batch.event(event);
    },
    campaign: (campaign) => batch.campaign(campaign),
    ignored: count,
    rejected: count,
  };
  try {
    new Interpreter(null, { zone: 'Europe/Brussels', file: 'fuzz.json' }, out).value(value);
  } catch (error) {
    report.fault('an importer broke off', `${String(error)} ${JSON.stringify(value)}`);
  }
  if (outcomes === 0 && !mayHoldNothing(value)) report.fault('a record is in none of the four counts', value);
  batch.flush();
}

// A page, an envelope, or a history without an action may be empty; a record of an event never is.
function mayHoldNothing(value: Json): boolean {
  const text = JSON.stringify(value);
  if (Array.isArray(value) || /\[\]|\{\}|^\{"\w+":null\}$/.test(text)) return true;
  return text.includes('History') && !text.includes('actionId');
}

const moments = [
  '2026-01-31',
  '2026-01-31T10:00:00+01:00',
  'today',
  'yesterday',
  '2026-03-29 02:30',
  '30d',
  '12w',
  '9999y',
];

function parseOne(random: Random, report: Report): void {
  const hostile = (texts: readonly string[]) =>
    random.chance(0.1) ? random.pick(nasty) : damagedText(random.pick(texts), random);
  const zone = random.pick(zones);
  const now = Math.floor(random.next() * 4e12);
  const said: string[] = [];
  const text = (texts: readonly string[]) => {
    const made = hostile(texts);
    said.push(made);
    return made;
  };
  const attempts = [
    () => {
      const flags = {
        from: null,
        to: null,
        last: null,
        [random.pick(['from', 'to', 'last'])]: text(moments),
      };
      const range = resolvePeriod(flags, isZone(zone) ? zone : 'UTC', now);
      for (const end of [range.from, range.to])
        if (end !== null && !Number.isInteger(end)) report.fault('a period ends at no moment', said);
    },
    () => {
      const moment = parseTimestamp(text(moments), isZone(zone) ? zone : 'UTC');
      if (moment !== null && Number.isNaN(new Date(moment).getTime())) report.fault('a time is none', said);
    },
    () => {
      const digits = text(['1767225600', '1767225600000', '1767225600.5', '20260131', '46054']);
      const time = readTime(digits, isZone(zone) ? zone : 'UTC', null);
      if (time !== null && Number.isNaN(new Date(time.moment).getTime()))
        report.fault('a time is none', said);
    },
    () => {
      const address = (random.chance(0.5) ? parseEmailAddress : parseMailbox)(text(addresses));
      if (address && parseEmailAddress(address.key)?.key !== address.key)
        report.fault('the key of an address is not its own key', said);
      if (address && /[\p{Cc}\s]/u.test(address.key.replace(/^".*"/s, '')))
        report.fault('a key holds controls', said);
    },
    () =>
      void chooseActions(
        text(['email,bounced', 'all', 'campaignSend']).split(','),
        random.chance(0.3) ? [text(['all'])] : [],
      ),
    () => void isZone(text(zones)),
  ];
  try {
    random.pick(attempts)();
  } catch (error) {
    if (!(error instanceof ContactReportError))
      report.fault('a parser broke off', `${String(error)} ${JSON.stringify(said)}`);
  }
}

/** One damaged file through the reader: twice the same, and every column of a batch equally long. */
async function readOne(folder: string, { files }: Samples, random: Random, report: Report): Promise<void> {
  const { name, bytes } = random.pick(files);
  const file = join(folder, `fuzz${extname(name)}`);
  const damaged = damagedBytes(bytes, random);
  writeFileSync(file, damaged);
  const keep = (what: string, error: unknown) => {
    report.fault(what, `${String(error)}; ${name}, as base64: ${damaged.toString('base64').slice(0, 1200)}`);
  };
  const read = async () => {
    const counts = { events: 0, rejected: 0, ignored: 0 };
    const request = { files: [file], format: 'auto' as const, zone: 'UTC', rejects: null, mapping: null };
    for await (const batch of readEvents(request, Readable.from([]))) {
      const { events } = batch;
      counts.events += events.count;
      counts.rejected += batch.rejected;
      for (const count of Object.values(batch.ignored)) counts.ignored += count;
      const contacts = textsOf(events.contact);
      for (let n = 0; n < events.count; n += 1)
        if (!contacts(n)?.includes('@')) keep('an event has no contact', n);
      if (batch.rejections.length > batch.rejected)
        keep('more rejections than rejected', batch.rejections.length);
    }
    return JSON.stringify(counts);
  };
  try {
    const first = await read();
    if ((await read()) !== first) keep('the same file is read differently', first);
  } catch (error) {
    if (!(error instanceof ContactReportError)) keep('the reader broke off', error);
  }
}
