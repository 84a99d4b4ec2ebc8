import { listWords } from '../list-words.ts';

/** The text of `--help` for each flag. */
export const helpFlags = {
  store: 'the store to use (default: CONTACT_REPORT_STORE, else events.db in your data directory)',
  json: 'print JSON, also for errors',
  noInput: 'never ask questions',
  noColor: 'no colours',
  tz: 'the time zone of days and times, e.g. Europe/Brussels (default: the system’s)',
  lang: (languages: readonly string[]) =>
    `the language: ${listWords(languages, 'or')} (default: CONTACT_REPORT_LANG, else the system’s)`,

  importFormat: 'detect automatically (auto), or one of the names below',
  rejects: 'write rejected records to this file, unchanged',
  dryRun: 'show what would be imported; write nothing',
  map: 'for any CSV: the column that holds email, action, timestamp, …; repeatable',
  mapAction: 'the action that a word of a table or a platform means (- to ignore); repeatable',
  dateFormat: 'the format of times, in date-fns tokens (dd-MM-yy H:mm)',
  year: 'for a log without years, as Postfix writes it: the year of its first line',
  follow: 'go on reading files, and folders of them, as they grow, until Ctrl-C',

  actions: 'only these: action names, email, campaign or all; repeatable (default: all)',
  excludeActions: 'leave these out; repeatable',
  from: 'from this day or time on: 2026-01-31, an RFC 3339 time, today, yesterday or last month',
  to: 'up to and including this day, or up to this time',
  last: 'the last 30d, 12w, 6m or 1y; recomputed at each rerun',
  archived: 'search archived campaigns too',
  noArchived: 'do not search archived campaigns (the default; skips the question)',
  source: 'only events from these platforms; repeatable',
  excludeMachine: 'leave out opens and clicks made by machines',
  wait: 'wait for a running report (30s, 5m, 1h; without a limit if left out)',
  detach: 'print the report’s id and return; the report is built in the background',

  email: 'only reports on this contact',
  status: 'only reports with this status',
  limitReports: 'show at most N reports',
  watch: 'refresh until no report is running',

  action: 'only these: action names, email or campaign; repeatable',
  campaign: 'only this campaign: its id or part of its name',
  grep: 'only events with this text in campaign, action or details',
  limitRows: 'show at most N events',

  format: (formats: readonly string[]) => listWords(formats, 'or'),
  sort: 'oldest first (asc) or newest first (desc)',
  output: 'write to this file, completely or not at all; .html, .csv, … choose the format',
  details: 'all details, the key ones or none (default: all in HTML and Markdown)',
  noClobber: 'fail if the file of --output exists',
  noPager: 'print a long report without a pager',

  yes: 'do not ask for confirmation',
};
