import type { Database } from 'better-sqlite3';
import { type EventFacts, identityOf, numbersOf, sharedMoment } from '../../../domain/event-identity.ts';

/** Marks a file as ours: "CtRp" in ASCII. https://www.sqlite.org/pragma.html#pragma_application_id */
export const applicationId = 0x43745270;

/** One step of the schema. */
export interface Migration {
  readonly id: string;
  /** The day on which it was written. */
  readonly date: string;
  readonly sql: string;
  /** True if it adds tables that are derived from the events, which are then derived. */
  readonly derives?: true;
}

/**
 * The schema, step by step. Only ever append: a released step is in users' files for good. The step at index n brings
 * a file from `user_version` n to n + 1.
 */
export const migrations: readonly Migration[] = [
  {
    id: 'first-schema',
    date: '2026-11-22',
    sql: `
  CREATE TABLE contacts (
    id    INTEGER PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,   -- the key by which contacts are compared
    shown TEXT                    -- as first seen; NULL: like the key
  ) STRICT;

  CREATE TABLE campaigns (
    ref             INTEGER PRIMARY KEY,
    platform        TEXT NOT NULL,            -- whose ids these are; '' for the native format
    id              TEXT NOT NULL,
    name            TEXT,
    type            TEXT CHECK (type IN ('campaign', 'test', 'workflow', 'transactional')),
    archived        INTEGER NOT NULL DEFAULT 0,
    archived_by_hand INTEGER NOT NULL DEFAULT 0, -- 1: an import no longer changes it
    events          INTEGER NOT NULL DEFAULT 0, -- how many events name it, kept by the import
    UNIQUE (platform, id)
  ) STRICT;

  CREATE TABLE sources (
    ref  INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;

  -- One row for each transaction of an import. A report reads events of the batches that existed when it began,
  -- so that an import beside it neither waits nor shows up halfway.
  CREATE TABLE batches (
    id          INTEGER PRIMARY KEY,
    imported_at INTEGER NOT NULL
  ) STRICT;

  -- The key answers the one hot question (one contact, a period, in time order) by one range of pages, and is at
  -- the same time what makes an event unique: no second index to fill, no row stored twice.
  CREATE TABLE events (
    contact     INTEGER NOT NULL REFERENCES contacts (id),
    timestamp   INTEGER NOT NULL,             -- ms UTC
    action      INTEGER NOT NULL,             -- the action's code
    fingerprint INTEGER NOT NULL,             -- of source, its id, campaign, link and message id
    campaign    INTEGER REFERENCES campaigns (ref),
    source      INTEGER REFERENCES sources (ref),
    source_id   TEXT,
    details     TEXT,                         -- JSON object; NULL: empty
    batch       INTEGER NOT NULL REFERENCES batches (id),
    PRIMARY KEY (contact, timestamp, action, fingerprint)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE reports (
    id               INTEGER PRIMARY KEY AUTOINCREMENT, -- an id is never given twice
    email            TEXT NOT NULL,           -- the contact's key
    shown            TEXT NOT NULL,
    actions          TEXT NOT NULL,           -- JSON array of names
    last             TEXT,
    zone             TEXT NOT NULL,
    include_archived INTEGER NOT NULL,
    sources          TEXT,                    -- JSON array of names; NULL: all
    exclude_machine  INTEGER NOT NULL,
    created_at       INTEGER NOT NULL
  ) STRICT;

  -- A report has its latest run and, where that is not completed, the completed one before it.
  CREATE TABLE runs (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    report             INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    status             TEXT NOT NULL CHECK (status IN ('processing', 'completed', 'failed')),
    period_from        INTEGER,
    period_to          INTEGER,
    started_at         INTEGER NOT NULL,
    completed_at       INTEGER,
    progress           REAL NOT NULL DEFAULT 0,
    event_count        INTEGER,
    archived_not_shown INTEGER,
    sources            TEXT,                  -- JSON array: the platforms its rows come from
    failure            TEXT
  ) STRICT;
  CREATE INDEX runs_of_report ON runs (report, id); -- the latest run of each report, for lists
  CREATE UNIQUE INDEX one_run_processing ON runs (status) WHERE status = 'processing';

  -- The frozen answer. Campaigns are copied with it, so that renaming or archiving one changes no report.
  CREATE TABLE run_campaigns (
    run      INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    ref      INTEGER NOT NULL,
    id       TEXT NOT NULL,
    name     TEXT,
    type     TEXT,
    archived INTEGER NOT NULL,
    PRIMARY KEY (run, ref)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE run_events (
    run         INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    timestamp   INTEGER NOT NULL,
    action      INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    campaign    INTEGER,
    source      INTEGER REFERENCES sources (ref),
    source_id   TEXT,
    details     TEXT,
    PRIMARY KEY (run, timestamp, action, fingerprint)
  ) STRICT, WITHOUT ROWID;
  `,
  },
  {
    id: 'imports-and-several-contacts',
    date: '2026-11-25',
    sql: `
  -- What was imported, when, from which files. Its counts change with each of its batches, in one transaction.
  CREATE TABLE imports (
    id           INTEGER PRIMARY KEY AUTOINCREMENT, -- an id is never given twice
    files        TEXT NOT NULL,               -- JSON array of names without folders
    formats      TEXT NOT NULL,               -- JSON array of names
    zone         TEXT NOT NULL,               -- in which times without a zone were read
    started_at   INTEGER NOT NULL,
    completed_at INTEGER,                     -- NULL: it did not come to its end
    imported     INTEGER NOT NULL DEFAULT 0,
    duplicates   INTEGER NOT NULL DEFAULT 0,
    ignored      INTEGER NOT NULL DEFAULT 0,
    rejected     INTEGER NOT NULL DEFAULT 0,
    zoneless     INTEGER NOT NULL DEFAULT 0,  -- how many times named no zone
    program      TEXT NOT NULL                -- the version that imported
  ) STRICT;
  ALTER TABLE batches ADD COLUMN import INTEGER REFERENCES imports (id); -- NULL: before imports were recorded

  CREATE TABLE report_contacts (
    report   INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,                -- in the question, from 0
    email    TEXT NOT NULL,                   -- the contact's key
    shown    TEXT NOT NULL,
    PRIMARY KEY (report, position)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO report_contacts (report, position, email, shown) SELECT id, 0, email, shown FROM reports;
  ALTER TABLE reports DROP COLUMN email;
  ALTER TABLE reports DROP COLUMN shown;

  ALTER TABLE run_events RENAME TO run_events_of_one_contact;
  CREATE TABLE run_events (
    run         INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    timestamp   INTEGER NOT NULL,
    action      INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    contact     INTEGER NOT NULL,             -- its position in report_contacts
    campaign    INTEGER,
    source      INTEGER REFERENCES sources (ref),
    source_id   TEXT,
    details     TEXT,
    PRIMARY KEY (run, timestamp, action, fingerprint, contact)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO run_events (run, timestamp, action, fingerprint, contact, campaign, source, source_id, details)
    SELECT run, timestamp, action, fingerprint, 0, campaign, source, source_id, details FROM run_events_of_one_contact;
  DROP TABLE run_events_of_one_contact;
  `,
  },
  {
    id: 'reports-removed-in-pieces',
    date: '2026-11-25',
    sql: `
  ALTER TABLE reports ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0; -- 1: what is left of it is being removed
  CREATE INDEX deleted_reports ON reports (deleted) WHERE deleted = 1;
  CREATE INDEX failed_runs ON runs (status) WHERE status = 'failed'; -- their rows are being removed
    `,
  },
  {
    id: 'answers-about-consent',
    date: '2026-11-25',
    derives: true,
    sql: `
  -- Derived from the events by source-facts.ts. Source 0: events that name none.
  CREATE TABLE scopes (
    source          INTEGER NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('list', 'group', 'preference', 'form')),
    name            TEXT NOT NULL,            -- in NFC
    first_confirmed INTEGER,                  -- the first sign-up that was confirmed; NULL: none
    last_confirmed  INTEGER,
    PRIMARY KEY (source, kind, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE source_days (
    source    INTEGER NOT NULL,
    day       INTEGER NOT NULL,               -- in UTC, from 1970
    events    INTEGER NOT NULL,
    first     INTEGER NOT NULL,               -- ms UTC
    last      INTEGER NOT NULL,
    sent      INTEGER NOT NULL,
    delivered INTEGER NOT NULL,
    opened    INTEGER NOT NULL,
    clicked   INTEGER NOT NULL,
    opt_ins   INTEGER NOT NULL,
    opt_outs  INTEGER NOT NULL,
    PRIMARY KEY (source, day)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE source_imports (
    source INTEGER NOT NULL,
    import INTEGER NOT NULL,                  -- 0: before imports were recorded
    events INTEGER NOT NULL,
    PRIMARY KEY (source, import)
  ) STRICT, WITHOUT ROWID;

  -- Contacts that opted out or were stopped; their actions are the closingActions of the check.
  CREATE INDEX closings ON events (contact) WHERE action IN (120, 72, 82, 84, 94, 98, 86, 92);
    `,
  },
  {
    id: 'events-identified-by-their-facts',
    date: '2026-11-25',
    derives: true,
    sql: `
  -- The campaigns of native records that name their source are those of that platform.
  INSERT OR IGNORE INTO campaigns (platform, id, name, type, archived, archived_by_hand)
    SELECT DISTINCT sources.name, id, campaigns.name, type, archived, archived_by_hand
    FROM events JOIN campaigns ON campaigns.ref = campaign JOIN sources ON sources.ref = source WHERE platform = '';

  ALTER TABLE events RENAME TO events_before;
  -- The key answers the one hot question (one contact, a period, in time order) by one range of pages, and finds at
  -- the same time whether an event is new: no second index to fill, no row stored twice. Whether it is is decided by
  -- its facts.
  CREATE TABLE events (
    contact     INTEGER NOT NULL REFERENCES contacts (id),
    timestamp   INTEGER NOT NULL,             -- ms UTC
    action      INTEGER NOT NULL,             -- the action's code
    fingerprint INTEGER NOT NULL,             -- of the facts that each export of its platform has
    tie         INTEGER NOT NULL,             -- of those that only some have; 0: none
    campaign    INTEGER REFERENCES campaigns (ref),
    source      INTEGER REFERENCES sources (ref),
    source_id   TEXT,
    details     TEXT,                         -- JSON object; NULL: empty
    batch       INTEGER NOT NULL REFERENCES batches (id),
    PRIMARY KEY (contact, timestamp, action, fingerprint, tie)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO events (contact, timestamp, action, fingerprint, tie, campaign, source, source_id, details, batch)
    SELECT contact, timestamp, action, fingerprint, iif(place = 1, tie, 4294967296 + place),
      campaign, source, source_id, details, batch
    FROM (
      SELECT *, row_number() OVER (PARTITION BY contact, timestamp, action, fingerprint, tie ORDER BY former) AS place
      FROM (
        SELECT contact, shared_moment(sources.name, timestamp) AS timestamp, action, fingerprint AS former,
          event_fingerprint(sources.name, source_id, here.platform, here.id, details) AS fingerprint,
          event_tie(sources.name, source_id, here.platform, here.id, details) AS tie,
          here.ref AS campaign, source, source_id, details, batch
        FROM events_before LEFT JOIN sources ON sources.ref = source
          LEFT JOIN campaigns AS was ON was.ref = campaign
          LEFT JOIN campaigns AS here ON here.id = was.id
            AND here.platform = iif(was.platform = '', coalesce(sources.name, ''), was.platform)
      )
    );
  DROP TABLE events_before;
  UPDATE campaigns SET events = 0;
  UPDATE campaigns SET events = counted
    FROM (SELECT campaign, count(*) AS counted FROM events GROUP BY campaign) WHERE campaign = ref;
  DELETE FROM campaigns WHERE platform = '' AND events = 0
    AND EXISTS (SELECT 1 FROM campaigns AS other WHERE other.id = campaigns.id AND other.platform <> '');

  ALTER TABLE run_events RENAME TO run_events_before;
  CREATE TABLE run_events (
    run         INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    timestamp   INTEGER NOT NULL,
    action      INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    tie         INTEGER NOT NULL,
    contact     INTEGER NOT NULL,             -- its position in report_contacts
    campaign    INTEGER,
    source      INTEGER REFERENCES sources (ref),
    source_id   TEXT,
    details     TEXT,
    PRIMARY KEY (run, timestamp, action, fingerprint, tie, contact)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO run_events (run, timestamp, action, fingerprint, tie, contact, campaign, source, source_id, details)
    SELECT run, timestamp, action, fingerprint, 0, contact, campaign, source, source_id, details FROM run_events_before;
  DROP TABLE run_events_before;

  -- As before.
  CREATE INDEX closings ON events (contact) WHERE action IN (120, 72, 82, 84, 94, 98, 86, 92);
  `,
  },
  {
    id: 'imports-by-file-and-undone',
    date: '2026-11-25',
    sql: `
  -- What an import read of each of its files.
  CREATE TABLE import_files (
    import     INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,              -- among the files of the import, from 0
    name       TEXT NOT NULL,                 -- without folders; - is standard input
    formats    TEXT NOT NULL,                 -- JSON array of names
    imported   INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    ignored    INTEGER NOT NULL DEFAULT 0,
    rejected   INTEGER NOT NULL DEFAULT 0,
    zoneless   INTEGER NOT NULL DEFAULT 0,    -- how many times named no zone
    first      INTEGER,                       -- of its events and duplicates, ms UTC; NULL: there are none
    last       INTEGER,
    PRIMARY KEY (import, position)
  ) STRICT, WITHOUT ROWID;
  -- An import of several files had its counts only as a whole.
  INSERT INTO import_files (import, position, name, formats, imported, duplicates, ignored, rejected, zoneless, first, last)
    SELECT id, 0, (SELECT group_concat(value, ', ') FROM json_each(files)), formats, imported, duplicates, ignored,
      rejected, zoneless, (SELECT min(timestamp) FROM events WHERE batch IN (SELECT id FROM batches WHERE import = imports.id)),
      (SELECT max(timestamp) FROM events WHERE batch IN (SELECT id FROM batches WHERE import = imports.id)) FROM imports;
  ALTER TABLE imports DROP COLUMN files;
  ALTER TABLE imports DROP COLUMN formats;
  ALTER TABLE imports DROP COLUMN imported;
  ALTER TABLE imports DROP COLUMN duplicates;
  ALTER TABLE imports DROP COLUMN ignored;
  ALTER TABLE imports DROP COLUMN rejected;
  ALTER TABLE imports DROP COLUMN zoneless;
  ALTER TABLE imports ADD COLUMN undone_at INTEGER; -- NULL: its events stand

  -- What each import said about a campaign, so that undoing one leaves what the others said.
  CREATE TABLE campaign_imports (
    campaign INTEGER NOT NULL REFERENCES campaigns (ref) ON DELETE CASCADE,
    import   INTEGER NOT NULL,                -- 0: all before this was recorded
    name     TEXT,                            -- NULL, here and below: it did not say
    type     TEXT,
    archived INTEGER,
    PRIMARY KEY (campaign, import)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO campaign_imports SELECT ref, 0, name, type, archived FROM campaigns;

  ALTER TABLE runs ADD COLUMN undone INTEGER NOT NULL DEFAULT 0; -- how many rows came from imports undone since
  `,
  },
];

/** Brings a database from schema version `from` to `to`; to be called within a transaction. */
export function migrate(db: Database, from = 0, to = migrations.length): void {
  const numbers = (...columns: unknown[]) => numbersOf(identityOf(factsOf(columns as FactColumns)));
  db.function(
    'event_fingerprint',
    { deterministic: true, varargs: true },
    (...columns) => numbers(...columns).fingerprint,
  );
  db.function('event_tie', { deterministic: true, varargs: true }, (...columns) => numbers(...columns).tie);
  db.function('shared_moment', { deterministic: true }, (source, moment) =>
    sharedMoment(source as string | null, moment as number),
  );
  for (const { sql } of migrations.slice(from, to)) db.exec(sql);
}

type FactColumns = [
  source: string | null,
  sourceId: string | null,
  platform: string | null,
  campaign: string | null,
  details: string | null,
];

function factsOf([source, sourceId, platform, campaign, details]: FactColumns): EventFacts {
  return {
    source,
    sourceId,
    campaign: platform === null || campaign === null ? null : { platform, id: campaign },
    details: details === null ? {} : JSON.parse(details),
  };
}
