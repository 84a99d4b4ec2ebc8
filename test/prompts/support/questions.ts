// Run under a pseudo-terminal by the tests: asks the questions named on the command line and prints the answers.

import type { Report } from '../../../src/domain/report.ts';
import { CancelledError } from '../../../src/errors.ts';
import { systemIo } from '../../../src/io/streams.ts';
import { createPrompter } from '../../../src/prompts/inquirer/inquirer-prompter.ts';
import type { ContactSearch, CountEvents, Prompter } from '../../../src/prompts/prompter.ts';

const contacts = [
  'anna@example.be',
  'annabel@example.be',
  'bob@example.org',
  'joanna.with.a.very.long.name.that.does.not.fit@department.example.com',
  'evil\u001b[31m\u202e@example.net',
];

const known: ContactSearch = {
  async suggest(text, limit) {
    return contacts.filter((email) => email.includes(text.toLowerCase())).slice(0, limit);
  },
  async has(email) {
    return contacts.includes(email);
  },
  async nearest(email, limit) {
    return contacts.filter((contact) => contact[0] === email[0]).slice(0, limit);
  },
};

const report = (id: number, email: string, rest: Partial<Report>): Report => ({
  id,
  contacts: [{ key: email, shown: email }],
  actions: ['bounced'],
  range: { from: null, to: null },
  last: null,
  zone: 'UTC',
  includeArchived: false,
  sources: null,
  excludeMachine: false,
  status: 'completed',
  createdAt: 0,
  startedAt: 0,
  completedAt: 0,
  eventCount: 0,
  archivedEventsNotShown: 0,
  undoneEvents: 0,
  failure: null,
  progress: null,
  ...rest,
});

const reports = [
  report(12, 'bob@example.org', { status: 'processing', progress: 0.42, eventCount: null }),
  report(7, 'anna@example.be', { eventCount: 12 }),
  report(6, 'evil\u001b[31m@example.net', { status: 'failed', eventCount: null }),
  report(5, contacts[3] ?? '', { eventCount: 1 }),
];

const day = /^(\d{4}-\d\d-\d\d|today|yesterday)$/;
const check = (from: string | null, to: string | null) => {
  if (from !== null && !day.test(from)) return `“${from}” is not a day`;
  if (to !== null && !day.test(to)) return `“${to}” is not a day`;
  return from !== null && to !== null && to < from ? 'The period ends before it begins' : null;
};

// Four events on 2026-11-11, one on 2026-11-18, two on 2026-10-05, and some that are long gone.
const events = [
  '2025-01-01',
  '2025-01-02',
  '2026-10-05',
  '2026-10-05',
  ...Array(4).fill('2026-11-11'),
  '2026-11-18',
];
const activity: CountEvents = async (periods) =>
  periods.map(
    ({ from, to }) =>
      events.filter((event) => event >= (from ?? '') && event <= (to?.slice(0, 10) ?? '9')).length,
  );

const ask: Record<string, (prompter: Prompter) => Promise<unknown>> = {
  email: (prompter) => prompter.email(known),
  broken: (prompter) =>
    prompter.email({ ...known, suggest: () => Promise.reject(new Error('store is gone')) }),
  actions: (prompter) => prompter.actions(),
  period: (prompter) => prompter.period(check, activity),
  archived: (prompter) => prompter.archived(),
  confirm: (prompter) => prompter.confirm('Delete report 7?'),
  report: (prompter) => prompter.report('Which report?', reports),
};

const stop = new AbortController();
process.on('SIGTERM', () => stop.abort(new CancelledError(143)));

const color = !process.argv.includes('--no-color');
const prompter = createPrompter(
  systemIo(process.env, { color, input: true, json: false }, process),
  stop.signal,
  {
    today: '2026-11-23',
    zone: 'UTC',
    systemLocale: process.env.TEST_LOCALE ?? null,
  },
);

try {
  for (const question of process.argv.slice(2).filter((argument) => !argument.startsWith('--'))) {
    console.log(JSON.stringify(await ask[question]?.(prompter)));
  }
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(`${error.name}: ${error.message}`);
  process.exitCode = error instanceof CancelledError ? error.exitCode : 1;
}
