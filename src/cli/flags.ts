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
  value,
} from './flag.ts';
import { address, count, importFormat, reportFormat, searchText, text, waitTimeout, year } from './values.ts';

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
  map: repeated('map', 'target=column'),
  mapAction: repeated('map-action', 'word=action'),
  dateFormat: value('date-format', 'tokens', text),
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

export type GlobalFlags = FlagValues<typeof globalFlags>;
export type RowFlags = FlagValues<typeof rowFlags>;
export type OutputFlags = FlagValues<typeof outputFlags>;

function withTexts<Flags extends Record<FlagText, Flag>>(
  declared: Flags,
): { readonly [Key in FlagText]: Flags[Key] & { readonly text: Key } } {
  const entries = Object.entries(declared).map(([key, flag]) => [key, { ...flag, text: key }]);
  return Object.fromEntries(entries) as ReturnType<typeof withTexts<Flags>>;
}
