import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import {
  busyContact,
  launch,
  resume,
  storesWithManyEvents,
  suspendBetweenWrites,
} from '../support/processes.ts';
import { fixture, type RunOptions, temporaryFolder } from '../support/program.ts';
import { emptyStore, seededStore, type TestStore } from '../support/stores.ts';

const schemaFile = new URL('../../src/render/contract.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as Node & {
  $id: string;
  $defs: { [name: string]: Node };
};
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(schema);

interface Node {
  readonly [keyword: string]: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: a document is what the schema says it is
type Document = any;

/** What `text` says, once it is known to be a document of this kind, and of no other. */
function valid(kind: string, text: string): Document {
  const document: unknown = JSON.parse(text);
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${kind}`);
  if (!validate) throw new Error(`the schema has no ${kind}`);
  validate(document);
  expect(validate.errors ?? null).toBeNull();
  expect(ajv.validate(schema.$id, document)).toBe(true);
  return document;
}

/** The document that a command prints. */
async function answer(
  store: TestStore,
  kind: string,
  args: string[],
  options: RunOptions & { code?: number } = {},
) {
  const { code, stdout, stderr } = await store.run([...args, '--json'], options);
  expect({ args, code, stderr }).toEqual({ args, code: options.code ?? 0, stderr: '' });
  return valid(kind, stdout);
}

/** The error that a command prints. */
async function error(store: TestStore, args: string[], code: number, name: string) {
  const result = await store.run([...args, '--json']);
  expect({ args, code: result.code, stdout: result.stdout }).toEqual({ args, code, stdout: '' });
  const document = valid('errorDocument', result.stderr);
  expect(document.error.code).toBe(name);
  return document;
}

describe('the schema', () => {
  it('is valid, describes everything and leaves no object open but details and ignoredKinds', () => {
    expect(ajv.validateSchema(schema)).toBe(true);
    const open: string[] = [];
    const undescribed: string[] = [];
    const visit = (node: Node, path: string) => {
      for (const [name, child] of Object.entries((node.properties ?? {}) as { [name: string]: Node })) {
        if (!path.includes('/then') && !path.includes('/if')) {
          if (!child.description && !child.$ref) undescribed.push(`${path}/${name}`);
        }
        if (child.type === 'object' && child.additionalProperties !== false) open.push(name);
        visit(child, `${path}/${name}`);
      }
      if (node.items) visit(node.items as Node, `${path}/items`);
      for (const each of (node.anyOf ?? []) as Node[]) visit(each, path);
    };
    for (const [name, definition] of Object.entries(schema.$defs)) {
      if (!definition.description) undescribed.push(name);
      visit(definition, name);
    }
    expect(undescribed).toEqual([]);
    expect(open.sort()).toEqual(['details', 'ignoredKinds']);
  });

  it('refuses a document with a key more, a key less, or a state that cannot be', async () => {
    const store = await seededStore();
    const { report } = await answer(store, 'reportDocument', ['create', 'anna.peeters@example.be']);
    const accepts = (changed: object) => ajv.validate(`${schema.$id}#/$defs/report`, changed);
    const { failure: _, ...less } = report;
    expect(accepts(report)).toBe(true);
    expect(accepts(less)).toBe(false);
    expect(accepts({ ...report, more: 1 })).toBe(false);
    expect(accepts({ ...report, completedAt: null })).toBe(false);
    expect(accepts({ ...report, progress: 0.5 })).toBe(false);
    expect(accepts({ ...report, status: 'processing' })).toBe(false);
    expect(accepts({ ...report, status: 'failed' })).toBe(false);
    expect(accepts({ ...report, createdAt: '2026-01-01' })).toBe(false);
    expect(accepts({ ...report, actions: ['opened'] })).toBe(false);
  });
});

describe('what the program prints', () => {
  it('create, view, rerun, list, delete', async () => {
    const store = await seededStore();
    const created = await answer(store, 'reportDocument', [
      'create',
      'anna.peeters@example.be',
      '--archived',
    ]);
    expect(created.events).toHaveLength(38);
    expect((await answer(store, 'reportDocument', ['view', '1'])).events).toEqual(created.events);
    expect((await answer(store, 'reportDocument', ['rerun', '1', '--sort', 'desc'])).events).toHaveLength(38);
    const questions = [
      ['--last', '99y'],
      ['--from', '2025-01-01', '--to', '2025-12-31', '--exclude-machine', '--source', 'flexmail,shop'],
      ['--actions', 'unsubscribed'],
    ];
    for (const question of questions) {
      await answer(store, 'reportDocument', ['create', 'sophie.lambert@example.org', ...question]);
    }
    expect((await answer(store, 'reportsDocument', ['view', '1', '2'])).reports).toHaveLength(2);
    expect((await answer(store, 'reportList', ['list'])).reports).toHaveLength(4);
    expect((await answer(store, 'reportList', ['list', '--status', 'failed'])).reports).toEqual([]);
    expect((await answer(store, 'deletion', ['delete', '1', '2', '--yes'])).deleted).toEqual([1, 2]);
  });

  it('a report without events says so on stderr, and in the document', async () => {
    const { stdout, stderr } = await (await seededStore()).run(['create', 'nobody@example.be', '--json']);
    expect(stderr).toContain('nobody@example.be');
    expect(valid('reportDocument', stdout).events).toEqual([]);
  });

  it('one event a line, also of hostile ones', async () => {
    const store = emptyStore();
    await store.run(['import', fixture('hostile.ndjson')]);
    const { stdout } = await store.run(['create', 'mallory@example.com', '--format', 'ndjson']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(27);
    for (const line of lines) valid('event', line);
    await answer(store, 'reportDocument', ['view', '1']);
    await answer(store, 'campaignList', ['campaigns']);
  });

  it('campaigns, actions', async () => {
    const store = await seededStore();
    expect((await answer(store, 'campaignList', ['campaigns'])).campaigns).toHaveLength(20);
    expect((await answer(store, 'campaignList', ['campaigns', 'archive', 'c-05'])).campaigns).toHaveLength(1);
    expect((await answer(store, 'campaignList', ['campaigns', 'unarchive', 'c-05'])).campaigns).toHaveLength(
      1,
    );
    const { actions } = await answer(store, 'actionList', ['actions']);
    expect(schema.$defs.action?.enum).toEqual(actions.map(({ name }: { name: string }) => name));
  });

  it('import: duplicates, ignored and rejected records, at most 100 reasons', async () => {
    const store = await seededStore();
    const again = await answer(store, 'importSummary', ['import', fixture('history.ndjson')]);
    expect(again).toMatchObject({ imported: 0, duplicates: 275 });
    const sendgrid = ['import', fixture('sendgrid/webhook.json'), '--dry-run'];
    expect((await answer(store, 'importSummary', sendgrid, { code: 1 })).ignoredKinds).not.toEqual({});
    const input = '{"email":"nobody","action":"bounced"}\n'.repeat(150);
    const summary = await answer(store, 'importSummary', ['import', '-'], { input, code: 1 });
    expect([summary.rejected, summary.rejections.length]).toEqual([150, 100]);
  });

  it('imports, imports undo', async () => {
    const store = await seededStore();
    await answer(store, 'reportDocument', ['create', 'anna.peeters@example.be']);
    expect((await answer(store, 'importList', ['imports'])).imports).toHaveLength(1);
    const undone = await answer(store, 'importUndo', ['imports', 'undo', '1', '--yes']);
    expect(undone).toMatchObject({ reports: [1], laterDuplicates: 0 });
    expect((await answer(store, 'reportDocument', ['view', '1'])).report.undoneEvents).toBeGreaterThan(0);
    await error(store, ['imports', 'undo', '1', '--yes'], 1, 'import_undone');
    await error(store, ['imports', 'undo', '2', '--yes'], 3, 'not_found');
  });

  it('store path, info, backup and compact, doctor', async () => {
    const store = await seededStore();
    expect(await answer(store, 'storePath', ['store', 'path'])).toMatchObject({ path: store.path });
    expect(await answer(store, 'storeInfo', ['store', 'info'])).toMatchObject({ events: 275, contacts: 10 });
    const { coverage } = await answer(store, 'storeCoverage', [
      'store',
      'coverage',
      'anna.peeters@example.be',
    ]);
    expect(coverage).toMatchObject({ contact: { events: 38 }, archived: { campaigns: 5 } });
    const copy = join(temporaryFolder(), 'copy.db');
    expect(await answer(store, 'storeBackup', ['store', 'backup', copy])).toMatchObject({ backup: copy });
    expect(await answer(store, 'storeCompact', ['store', 'compact'])).toMatchObject({ path: store.path });
    expect(await answer(store, 'doctor', ['doctor'])).toMatchObject({ ok: true });
    writeFileSync(store.path, 'no store at all');
    expect(await answer(store, 'doctor', ['doctor'], { code: 1 })).toMatchObject({ ok: false });
  });

  it('consent and check', async () => {
    const store = await seededStore();
    const input = 'anna.peeters@example.be\nlieve.vandenbroeck@example.be\n';
    for (const email of ['sophie.lambert@example.org', 'yuki.tanaka@example.net', 'koen.desmet@example.net'])
      expect((await answer(store, 'consentDocument', ['consent', email])).consent.evidence).not.toEqual([]);
    await answer(store, 'consentDocument', [
      'consent',
      'fatima.benali@example.com',
      '--preference',
      'Théâtre',
    ]);
    expect((await answer(store, 'consentList', ['consent', '-'], { input })).consents).toHaveLength(2);
    expect((await answer(store, 'checkDocument', ['check'])).findings).toEqual([]);
    const rules = ['check', '--rule', 'no-proof,after-opt-out', '--grace', '10bd', '--last', '2y'];
    const { findings } = await answer(store, 'checkDocument', rules, { code: 5 });
    expect(findings).not.toEqual([]);
    const { stdout } = await store.run([...rules, '--format', 'ndjson']);
    for (const line of stdout.trimEnd().split('\n')) valid('finding', line);
    const lines = await store.run(['consent', '-', '--format', 'ndjson'], { input });
    for (const line of lines.stdout.trimEnd().split('\n')) valid('consentDocument', line);
    await error(store, ['consent', 'anna.peeters@example.be', '--list', 'Nothing'], 3, 'not_found');
    await error(store, ['check', 'someone@example.be'], 3, 'not_found');
    await error(store, ['check', '--grace', 'soon'], 2, 'usage');
    await error(store, ['consent'], 2, 'usage');
  });

  it('an empty store', async () => {
    const store = emptyStore();
    expect((await answer(store, 'consentDocument', ['consent', 'anna@example.be'])).consent.scopes).toEqual(
      [],
    );
    expect((await answer(store, 'checkDocument', ['check'])).check.asOf).toBeNull();
    expect((await answer(store, 'reportList', ['list'])).reports).toEqual([]);
    expect((await answer(store, 'campaignList', ['campaigns'])).campaigns).toEqual([]);
    expect((await answer(store, 'importList', ['imports'])).imports).toEqual([]);
    await answer(store, 'doctor', ['doctor']);
    await error(store, ['store', 'info'], 1, 'no_store');
  });

  it('errors', async () => {
    const store = await seededStore();
    await error(store, ['create'], 2, 'usage');
    await error(store, ['create', 'nobody'], 2, 'usage');
    await error(store, ['create', 'anna@example.be', '--actions', 'opened'], 2, 'usage');
    await error(store, ['nonsense'], 2, 'usage');
    await error(store, ['list', '--nonsense'], 2, 'usage');
    await error(store, ['view', '99'], 3, 'not_found');
    await error(store, ['campaigns', 'archive', 'c-99'], 3, 'not_found');
    await error(store, ['import', 'missing.ndjson'], 1, 'import_unreadable');
    await error(store, ['import', fixture('csv/tool.csv')], 1, 'import_unmapped');
    writeFileSync(store.path, 'no store at all');
    await error(store, ['list'], 1, 'store_invalid');
  });
});

describe('while a report is processing', () => {
  const storeOfMany = storesWithManyEvents(60_000);

  it('list, view, an error, and what an interrupted run leaves', async () => {
    const store = storeOfMany();
    // A report on few of the events, which is there already.
    const earlier = await answer(store, 'reportDocument', ['create', busyContact, '--to', '2024-01-01']);
    const create = launch(store, ['create', busyContact, '--format', 'ndjson']);
    const { pid } = await suspendBetweenWrites(create.pid, store.path);
    const { reports } = await answer(store, 'reportList', ['list']);
    expect(reports[0]).toMatchObject({ id: 2, status: 'processing', completedAt: null, eventCount: null });
    expect(reports[1]).toEqual(earlier.report);
    const { stdout, stderr } = await store.run(['view', '2', '--json']);
    expect(valid('reportDocument', stdout)).toMatchObject({ report: { status: 'processing' }, events: [] });
    expect(stderr).toContain('processing');
    await error(store, ['create', busyContact], 4, 'report_processing');
    await error(store, ['rerun', '1'], 4, 'report_processing');
    await error(store, ['delete', '2', '--yes'], 4, 'report_processing');
    await error(store, ['create', busyContact, '--detach'], 4, 'report_processing');

    process.kill(pid, 'SIGKILL');
    await create.outcome;
    const failed = (await answer(store, 'reportList', ['list', '--status', 'failed'])).reports;
    expect(failed).toMatchObject([{ id: 2, failure: 'interrupted', eventCount: null, progress: null }]);

    const detached = await answer(store, 'startedDocument', ['rerun', '2', '--detach']);
    expect(detached.report.id).toBe(2);
    await answer(store, 'reportDocument', ['rerun', '1', '--wait']);
    const again = launch(store, ['rerun', '2', '--format', 'ndjson']);
    await suspendBetweenWrites(again.pid, store.path);
    const rerunning = (await answer(store, 'reportList', ['list'])).reports[0];
    expect(rerunning).toMatchObject({ id: 2, status: 'processing', eventCount: 60_000 });
    resume(again);
    expect(await again.outcome).toMatchObject({ code: 0, lines: 60_000 });
  });
});
