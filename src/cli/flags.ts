import { ruleNames } from '../domain/check/finding.ts';
import { consentStates } from '../domain/consent/states.ts';
import { reportStatuses, sortOrders } from '../domain/report.ts';
import { importFormats } from '../import/formats/names.ts';
import { locales } from '../messages/locales.ts';
import { detailChoices, reportFormats } from '../render/report/options.ts';
import {
  choice,
  type Flag,
  type FlagText,
  type FlagValues,
  list,
  off,
  on,
  optionalValue,
  repeated,
  someOf,
  under,
  value,
} from './flag.ts';
import {
  address,
  count,
  encoding,
  importFormat,
  lineCount,
  reportFormat,
  searchText,
  separator,
  text,
  waitTimeout,
  year,
} from './values.ts';

/** Every flag, by the key of its text in `messages.help.flags`: the types make both have the same keys. */
export const flags = withTexts({
  store: value('store', 'path', text, 'files'),
  json: on('json'),
  noInput: off('no-input'),
  noColor: off('no-color'),
  tz: value('tz', 'zone', text, 'zones'),
  lang: choice('lang', 'language', locales, undefined, text),

  importFormat: choice('format', 'format', importFormats, 'auto', importFormat),
  rejects: value('rejects', 'file', text, 'files'),
  dryRun: on('dry-run'),
  map: under('mapping', repeated('map', 'target=column', 'targets')),
  set: under('mapping', repeated('set', 'target=text', 'targets')),
  event: under('mapping', repeated('event', 'action=column', 'dated')),
  mapAction: under('mapping', repeated('map-action', 'word=action')),
  contacts: under('mapping', value('contacts', 'file', text, 'files')),
  mapping: under('mapping', value('mapping', 'file', text, 'files')),
  saveMapping: under('mapping', value('save-mapping', 'file', text, 'files')),
  dateFormat: under('layout', value('date-format', 'tokens', text)),
  skipLines: under('layout', value('skip-lines', 'n', lineCount)),
  separator: under(
    'layout',
    value('separator', 'character', separator, ['comma', 'semicolon', 'tab', 'pipe']),
  ),
  encoding: under(
    'layout',
    value('encoding', 'name', encoding, ['utf-8', 'windows-1252', 'iso-8859-15', 'utf-16le', 'macintosh']),
  ),
  noHeader: under('layout', off('no-header')),
  year: value('year', 'year', year),
  follow: on('follow'),

  actions: list('actions', 'actions'),
  excludeActions: list('exclude-actions', 'actions'),
  from: value('from', 'time', text, ['today', 'yesterday']),
  to: value('to', 'time', text, ['today', 'yesterday']),
  last: value('last', 'length', text, ['7d', '30d', '12w', '6m', '1y']),
  archived: on('archived'),
  noArchived: off('no-archived'),
  source: list('source', 'platforms'),
  excludeMachine: on('exclude-machine'),
  wait: optionalValue('wait', 'duration', waitTimeout, Number.POSITIVE_INFINITY),
  detach: on('detach'),

  email: value('email', 'email', address, 'contacts'),
  status: choice('status', 'status', reportStatuses, undefined),
  limitReports: value('limit', 'n', count),
  watch: on('watch'),

  at: value('at', 'time', text, ['now', 'today', 'yesterday']),
  list: value('list', 'name', text),
  group: value('group', 'name', text),
  preference: value('preference', 'name', text),
  sourceOfConsent: list('source', 'platforms'),
  expect: someOf('expect', 'states', consentStates),
  rule: someOf('rule', 'list', ruleNames),
  grace: value('grace', 'length', text, ['0', '48h', '2d', '10bd']),
  mailFrom: value('from', 'time', text, ['today', 'yesterday']),
  mailTo: value('to', 'time', text, ['today', 'yesterday']),
  mailLast: value('last', 'length', text, ['7d', '30d', '12w', '6m', '1y']),
  mailSource: list('source', 'platforms'),
  untyped: choice('untyped', 'kind', ['campaign', 'transactional'] as const, undefined),
  includeTransactional: on('include-transactional'),
  strict: on('strict'),
  count: on('count'),
  maxAge: value('max-age', 'length', text, ['48h', '2d', '1w']),
  limitFindings: value('limit', 'n', count),

  action: list('action', 'actions'),
  campaign: value('campaign', 'text', searchText('--campaign'), 'campaigns'),
  grep: value('grep', 'text', searchText('--grep')),
  limitRows: value('limit', 'n', count),

  format: choice('format', 'format', reportFormats, undefined, reportFormat),
  details: choice('details', 'details', detailChoices, undefined),
  sort: choice('sort', 'order', sortOrders, 'asc'),
  output: value('output', 'file', text, 'files'),
  noClobber: off('no-clobber'),
  noPager: off('no-pager'),

  yes: on('yes'),
} satisfies Record<FlagText, Flag>);

/** The flags of every command. */
export const globalFlags = [
  flags.store,
  flags.json,
  flags.noInput,
  flags.noColor,
  flags.tz,
  flags.lang,
] as const;

/** The flags of every command that runs a report. */
export const runFlags = [flags.wait, flags.detach] as const;

/** The flags that choose rows of a report without changing it. */
export const rowFlags = [flags.action, flags.campaign, flags.grep, flags.limitRows] as const;

/** The flags of every command that prints a report. */
export const outputFlags = [
  flags.format,
  flags.details,
  flags.sort,
  flags.output,
  flags.noClobber,
  flags.noPager,
] as const;

/** The flags of every command that prints an answer that is not a report. */
export const answerFlags = [flags.format, flags.output, flags.noClobber, flags.noPager] as const;

export type GlobalFlags = FlagValues<typeof globalFlags>;
export type RowFlags = FlagValues<typeof rowFlags>;
export type OutputFlags = FlagValues<typeof outputFlags>;

function withTexts<Flags extends Record<FlagText, Flag>>(
  declared: Flags,
): { readonly [Key in FlagText]: Flags[Key] & { readonly text: Key } } {
  const entries = Object.entries(declared).map(([key, flag]) => [key, { ...flag, text: key }]);
  return Object.fromEntries(entries) as ReturnType<typeof withTexts<Flags>>;
}
