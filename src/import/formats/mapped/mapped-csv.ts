import { type ActionName, findAction } from '../../../domain/actions.ts';
import { detailByName } from '../../../domain/details.ts';
import { campaignTypes } from '../../../domain/report.ts';
import { UsageError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import {
  asText,
  event,
  type Format,
  ignored,
  type JsonObject,
  omitEmpty,
  type RawCampaign,
  type Reading,
  rejected,
  unknownKind,
} from '../../map/format.ts';
import { quoted, quotedFromFile } from '../../map/redact.ts';
import { readDate } from './date-format.ts';
import { type EventTarget, type Mapping, WILDCARD } from './mapping.ts';

/**
 * The format of a table by `mapping`. A variant of the native format: its campaigns are native campaigns, and its events
 * have the source in the mapped column, or none. Throws UsageError if a mapped column is missing.
 */
export function mappedFormat(mapping: Mapping, columns: readonly string[], file: string): Format {
  const resolve = (column: string): string => {
    const lower = column.toLowerCase();
    const found = columns.includes(column) ? column : columns.find((each) => each.toLowerCase() === lower);
    if (found !== undefined) return found;
    const list = columns.slice(0, 20).map(quotedFromFile).join(', ');
    throw new UsageError(
      messages.imports.noSuchColumn(file, quoted(column)),
      messages.imports.columnsAre(`${list}${columns.length > 20 ? ', …' : ''}`),
    );
  };
  const resolved = Object.fromEntries(
    Object.entries(mapping.columns).map(([target, column]) => [target, resolve(column)]),
  );
  const details = mapping.details.map(([name, column]) => [name, resolve(column)] as const);
  const mapped = new Set([...Object.values(resolved), ...details.map(([, column]) => column)]);
  const others = columns
    .filter((column) => column !== '' && !mapped.has(column))
    .map((column) => [column, column] as const);
  const names = { ...mapping, columns: resolved, details: [...others, ...details] };
  return {
    name: 'native',
    recognises: () => false,
    read: () => [],
    table: { recognises: () => true, read: (row) => [readRow(row, names)] },
  };
}

function readRow(row: JsonObject, mapping: Mapping): Reading {
  const cell = (target: EventTarget) => asText(row[mapping.columns[target] ?? ''])?.trim() ?? null;
  const word = cell('action') ?? '';
  const action = actionOf(word, mapping);
  if (action === undefined)
    return word === '' ? rejected(messages.rejections.noAction) : unknownKind(word.slice(0, 60));
  if (action === null) return ignored(word === '' ? messages.imports.noAction : word.slice(0, 60));
  const time = cell('timestamp');
  const timestamp = time === null || mapping.dateFormat === null ? time : readDate(time, mapping.dateFormat);
  if (time !== null && timestamp === null) {
    return rejected(messages.rejections.otherDateFormat(quotedFromFile(time), mapping.dateFormat ?? ''));
  }
  return event({
    email: cell('email'),
    action,
    timestamp,
    campaign: campaignOf(cell('campaign_id'), cell('campaign_name'), cell('campaign_type')),
    details: detailsOf(row, action, word, mapping),
    sourceId: cell('id'),
    source: cell('source'),
  });
}

/** The action of a word: mapped, an action name, or the mapping of `*`; undefined if there is none. */
function actionOf(word: string, mapping: Mapping): ActionName | null | undefined {
  const own = mapping.actions.get(word.toLowerCase());
  return own !== undefined ? own : (findAction(word)?.name ?? mapping.actions.get(WILDCARD));
}

function campaignOf(id: string | null, name: string | null, type: string | null): RawCampaign | null {
  const key = id ?? name;
  if (key === null) return null;
  return { id: key, name, type: campaignTypes.find((each) => each === type?.toLowerCase()) ?? null };
}

function detailsOf(row: JsonObject, action: ActionName, word: string, mapping: Mapping): JsonObject {
  const details: Record<string, unknown> = Object.fromEntries(
    mapping.details.map(([name, column]) => {
      const text = asText(row[column])?.trim() ?? null;
      return [name, detailByName(name)?.type === 'flag' ? /^(true|yes|1)$/i.test(text ?? '') || null : text];
    }),
  );
  if (action === 'bounced') {
    details.bounceKind =
      bounceKind(asText(details.bounceKind) ?? word) ??
      bounceKind(asText(details.statusCode) ?? '') ??
      'unknown';
  }
  if (word !== '' && word.toLowerCase() !== action.toLowerCase()) details.nativeType = word;
  return omitEmpty(details);
}

function bounceKind(text: string): string | null {
  if (/hard|permanent|^\s*5[.\d]/i.test(text)) return 'hard';
  if (/soft|transient|temporary|^\s*4[.\d]/i.test(text)) return 'soft';
  return /block/i.test(text) ? 'block' : null;
}
