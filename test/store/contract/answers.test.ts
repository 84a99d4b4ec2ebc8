import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullId } from '../../../src/domain/campaign-id.ts';
import { chooseActions } from '../../../src/domain/choose-actions.ts';
import { parseEmailAddress } from '../../../src/domain/email-address.ts';
import { canonicalJson } from '../../../src/domain/event-identity.ts';
import { resolvePeriod } from '../../../src/domain/period.ts';
import type { SortOrder } from '../../../src/domain/report.ts';
import { UsageError } from '../../../src/errors.ts';
import { reportJson } from '../../../src/render/json.ts';
import { allOf } from '../../../src/store/batches.ts';
import type { Store } from '../../../src/store/store.ts';
import type { GeneratedRecord, Scenario } from '../../support/random-store.ts';
import * as random from '../../support/random-store.ts';
import { emptyStore, type TestStore } from '../../support/stores.ts';
import { engines, importText, openStore, type TestEngine } from './engines.ts';
import { createAndRun } from './questions.ts';

const seed = 20_260_123;
const opensAndClicks = [
  'campaignRead',
  'campaignReadOnline',
  'campaignLinkClicked',
  'campaignLinkGroupClicked',
];
const isCampaignAction = (action: string) => random.actionOf(action).startsWith('campaign');
const newCampaign = (id: string) => ({
  id,
  name: null as string | null,
  type: null as string | null,
  archived: false,
});

/**
 * What makes two records the same event: an id or a message id and the link; without them, for a platform that has none
 * in its exports, the campaign and the link; for all others everything that the record holds.
 */
function identity({ person, source, id, action, moment, campaign, details }: GeneratedRecord) {
  const { url, messageId } = details;
  const what = [person, source, random.actionOf(action), moment];
  if (id !== null || messageId !== undefined) return JSON.stringify([...what, id, messageId ?? null, url]);
  if (source === 'flexmail') return JSON.stringify([...what, 'campaign', campaign?.id, url]);
  return JSON.stringify([...what, 'all', campaign?.id, Object.entries(details).sort()]);
}

/** A record, with what another one of the same event knows besides. */
const filledIn = (known: GeneratedRecord, other: GeneratedRecord): GeneratedRecord => ({
  ...known,
  campaign: known.campaign ?? other.campaign,
  details: {
    ...known.details,
    ...Object.fromEntries(
      Object.entries(other.details).filter(([name]) => {
        const before = new Map<string, unknown>(Object.entries(known.details)).get(name);
        return before === undefined || before === null;
      }),
    ),
  },
});

const campaignKey = (source: string | null, id: string) => `${source ?? ''}/${id}`;

/** What a store knows after both imports of a scenario, told by going through its records one by one. */
function stateAfter({ first, archive, unarchive, second }: Scenario) {
  const events = new Map<string, GeneratedRecord>();
  const campaigns = new Map<string, ReturnType<typeof newCampaign>>();
  const decided = new Set<string>();
  const take = (records: readonly GeneratedRecord[]) => {
    const before = events.size;
    for (const record of records) {
      const known = events.get(identity(record));
      events.set(identity(record), known ? filledIn(known, record) : record);
    }
    for (const record of records) {
      if (!record.campaign) continue;
      const { id, name, type, archived } = record.campaign;
      const key = campaignKey(record.source, id);
      const known = campaigns.get(key) ?? newCampaign(id);
      campaigns.set(key, known);
      known.name = name ?? known.name;
      known.type = type ?? known.type;
      if (!decided.has(key)) known.archived = archived ?? known.archived;
    }
    const imported = events.size - before;
    return { imported, duplicates: records.length - imported, ignored: 0, rejected: 0 };
  };
  const decide = (ids: readonly string[], archived: boolean) =>
    ids.filter((id) => {
      const known = [...campaigns].filter(([, campaign]) => campaign.id === id);
      for (const [key, campaign] of known) {
        campaign.archived = archived;
        decided.add(key);
      }
      return known.length > 0;
    });
  const counts = [take(first)];
  const archived = decide(archive, true);
  const unarchived = decide(unarchive, false);
  counts.push(take(second));
  return { events: [...events.values()], campaigns, counts, archived, unarchived };
}

/** What `campaigns` says of a store. */
function campaignsAfter(scenario: Scenario) {
  const { events, campaigns } = stateAfter(scenario);
  const inOrder = [...campaigns].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([key, campaign]) => ({
    ...campaign,
    eventCount: events.filter(
      (event) => event.campaign && campaignKey(event.source, event.campaign.id) === key,
    ).length,
  }));
}

/** The answer that a scenario's question has: a filter over all its events. */
function answerTo(scenario: Scenario) {
  const { about, includeArchived, sources, excludeMachine } = scenario.question;
  const { events, campaigns } = stateAfter(scenario);
  const asked = random.askedActions(scenario);
  const matching = events.filter(
    ({ person, action, moment, source, details }) =>
      person === about.person &&
      asked.includes(random.actionOf(action)) &&
      random.isAsked(moment, scenario) &&
      (sources === null || (source !== null && sources.includes(source))) &&
      !(excludeMachine && details.machine === true && opensAndClicks.includes(random.actionOf(action))),
  );
  const shown = matching.filter(
    ({ action, campaign, source }) =>
      includeArchived ||
      !isCampaignAction(action) ||
      !campaign ||
      !campaigns.get(campaignKey(source, campaign.id))?.archived,
  );
  const rows = shown.map(({ action, moment, campaign, details, source, id }) => ({
    timestamp: new Date(moment).toISOString(),
    action: random.actionOf(action),
    category: isCampaignAction(action) ? 'campaign' : 'email',
    campaign: campaign && campaigns.get(campaignKey(source, campaign.id)),
    details,
    source,
    sourceId: id,
  }));
  return { rows, notShown: matching.length - rows.length };
}

interface ReportDocument {
  readonly report: Record<string, unknown>;
  readonly events: readonly { readonly timestamp: string }[];
}

/** Rows of the same moment come in an order of the store's own: here in that of their text. */
const canonical = (rows: readonly { readonly timestamp: string }[]) =>
  rows.map((row) => `${row.timestamp} ${canonicalJson(row)}`).sort();

function expectAnswer({ report, events }: ReportDocument, scenario: Scenario, sort: SortOrder): void {
  const { rows, notShown } = answerTo(scenario);
  expect(canonical(events)).toEqual(canonical(rows));
  const times = events.map(({ timestamp }) => timestamp);
  expect(times).toEqual(sort === 'asc' ? [...times].sort() : [...times].sort().reverse());
  expect(report).toMatchObject({
    status: 'completed',
    eventCount: rows.length,
    archivedEventsNotShown: notShown,
  });
}

const importInto = (store: Store, records: readonly GeneratedRecord[]) =>
  importText(store, random.ndjson(records));

async function documentOf(store: Store, id: number, order: SortOrder): Promise<ReportDocument> {
  const answer = await store.reports.answer(id, order);
  let text = '';
  if (answer) for await (const piece of reportJson(answer.report, answer.events)) text += piece;
  return JSON.parse(text);
}

async function checkInProcess(scenario: Scenario, engine: TestEngine): Promise<void> {
  const { question, zone } = scenario;
  const { about, last } = { ...question, last: question.period.last };
  const expected = stateAfter(scenario);
  const store = await openStore(engine.freshPlace());
  try {
    expect(await importInto(store, scenario.first)).toMatchObject(expected.counts[0] ?? {});
    const keysOf = async (ids: readonly string[]) =>
      (await Promise.all(ids.map((id) => store.campaigns.named(id)))).flat();
    await store.campaigns.setArchived(await keysOf(expected.archived), true);
    await store.campaigns.setArchived(await keysOf(expected.unarchived), false);
    expect(await importInto(store, scenario.second)).toMatchObject(expected.counts[1] ?? {});
    expect(await allOf(store.campaigns.list({}))).toMatchObject(campaignsAfter(scenario));

    const contact = parseEmailAddress(about.email)?.key ?? '';
    const ask = () => {
      const actions = chooseActions(question.actions.length > 0 ? question.actions : null, question.excluded);
      const range = resolvePeriod(question.period, zone, random.now);
      return { run: { range, now: random.now }, asked: { ...question, actions } };
    };
    if (random.isImpossible(scenario)) {
      expect(ask).toThrow(UsageError);
      return;
    }
    const { run, asked } = ask();
    const saved = { ...asked, contacts: [{ key: contact, shown: about.email }], last, zone };
    const id = await createAndRun(store, saved, () => run);
    const ascending = await documentOf(store, id, 'asc');
    expectAnswer(ascending, scenario, 'asc');
    expect((await documentOf(store, id, 'desc')).events).toEqual([...ascending.events].reverse());
  } finally {
    await store.close();
  }
}

async function checkCommands(scenario: Scenario, run: (store: TestStore) => TestStore['run']): Promise<void> {
  const runOn = run(emptyStore());
  const { counts, archived, unarchived } = stateAfter(scenario);
  const json = async (args: readonly string[], input = '') => {
    const { code, stdout } = await runOn([...args, '--json'], { input });
    return { code, ...(stdout === '' ? {} : JSON.parse(stdout)) };
  };
  expect(await json(['import', '-'], random.ndjson(scenario.first))).toMatchObject({ code: 0, ...counts[0] });
  // Several platforms may have a campaign with the same id.
  const { campaigns } = await json(['campaigns']);
  const named = (ids: readonly string[]) =>
    (campaigns as { id: string; source: string | null }[])
      .filter(({ id }) => ids.includes(id))
      .map(({ id, source }) => fullId({ id, platform: source }));
  if (archived.length > 0) expect((await json(['campaigns', 'archive', ...named(archived)])).code).toBe(0);
  if (unarchived.length > 0)
    expect((await json(['campaigns', 'unarchive', ...named(unarchived)])).code).toBe(0);
  expect(await json(['import', '-'], random.ndjson(scenario.second))).toMatchObject({
    code: 0,
    ...counts[1],
  });

  const { person, email } = scenario.question.about;
  const created = await json(['create', email, ...random.flagsOf(scenario)]);
  if (random.isImpossible(scenario)) {
    expect(created).toEqual({ code: 2 });
    return;
  }
  expectAnswer(created, scenario, scenario.question.sort);
  const firstSeen = [...scenario.first, ...scenario.second].find((record) => record.person === person);
  expect([created.code, created.report.email]).toEqual([0, firstSeen?.email ?? email]);
}

// CONTACT_REPORT_TEST_STORES asks for another number of them; the long run asks for 1000.
const runs = Number(process.env.CONTACT_REPORT_TEST_STORES ?? 100);

describe.each(engines)('$name', (engine) => {
  test(`${runs} random stores and questions: the rows are those of a plain filter (seed ${seed})`, async () => {
    let found = 0;
    const property = fc.asyncProperty(random.scenarios({ withLast: true }), async (scenario) => {
      await checkInProcess(scenario, engine);
      if (!random.isImpossible(scenario) && answerTo(scenario).rows.length > 0) found += 1;
    });
    await fc.assert(property, { seed, numRuns: runs });
    // Many questions must find something, or the filters are not put to the test.
    expect(found).toBeGreaterThan(0.35 * runs);
  }, 900_000);
});

test.each([
  { how: '30 questions through the commands', count: 30, run: (store: TestStore) => store.run },
  { how: '3 through the built program', count: 3, run: (store: TestStore) => store.runBuilt },
])(`$how: the rows are those of a plain filter (seed ${seed})`, async ({ count, run }) => {
  const property = fc.asyncProperty(random.scenarios({ withLast: false }), (scenario) =>
    checkCommands(scenario, run),
  );
  await fc.assert(property, { seed, numRuns: count });
});
