import { listWords } from '../list-words.ts';

/** What `--help` says of each flag. */
export const helpFlags = {
  store: 'the store to use (default: CONTACT_REPORT_STORE, else events.db in your data folder)',
  json: 'print the answer as JSON, errors too',
  noInput: 'never ask',
  noColor: 'no colours',
  tz: 'the time zone of days and times, e.g. Europe/Brussels (default: the system’s)',
  lang: (languages: readonly string[]) =>
    `the language to speak: ${listWords(languages, 'or')} (default: CONTACT_REPORT_LANG, else the system’s)`,

  importFormat: 'auto finds out; else one of the names below',
  rejects: 'keep rejected records in this file, as they came',
  dryRun: 'say what would be imported, and write nothing',
  map: 'for any CSV: which column is email, action, timestamp, …; repeatable',
  mapAction: 'with --map: which action a word of the table means (- for none); repeatable',
  dateFormat: 'with --map: how times are written, in date-fns’ tokens (dd-MM-yy H:mm)',

  actions: 'only these: action names, email, campaign or all; repeatable (default: all)',
  excludeActions: 'all but these; repeatable',
  from: 'from this day or time on: 2026-01-31, an RFC 3339 time, today, yesterday',
  to: 'up to and including this day, or up to this time',
  last: 'the last 30d, 12w, 6m or 1y; computed anew at each rerun',
  archived: 'search archived campaigns too',
  noArchived: 'do not search archived campaigns (the default, without the question)',
  source: 'only events of these platforms; repeatable',
  excludeMachine: 'leave out opens and clicks that a machine made',
  wait: 'where another report is processing, wait for it (30s, 5m, 1h; no limit if left out)',
  detach: 'return at once with the report’s id; it is built in the background',

  email: 'only reports on this contact',
  status: 'only reports of this status',
  limitReports: 'at most so many',
  watch: 'show it until no report is processing any more',

  action: 'only these: action names, email or campaign; repeatable',
  campaign: 'only this campaign: its id, or part of its name',
  grep: 'only rows with this text in campaign, action or details',
  limitRows: 'only the first so many',

  format: (formats: readonly string[]) => listWords(formats, 'or'),
  sort: 'oldest first (asc) or newest first (desc)',
  output: 'write to this file, whole or not at all; .html, .csv and the like choose the format',
  noPager: 'show a long report at once, not page by page',

  yes: 'do not ask',
};
