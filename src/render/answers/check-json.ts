import type { Finding } from '../../domain/check/finding.ts';
import type { Scope } from '../../domain/consent/scope.ts';
import { isoOrNull, schemaVersion, toJson } from '../json.ts';
import { cell, csvLine, tsvLine } from '../text/delimited.ts';
import { formatIso } from '../text/format-date.ts';
import type { CheckFigures } from './check-text.ts';

/** The pieces that the document of `check` is made of: findings as they come, the figures at the end. */
export interface CheckPieces {
  head(): string;
  finding(finding: Finding): string;
  foot(figures: CheckFigures): string;
}

/** The document of `check`, one finding a line, the figures last. */
export function checkJson(): CheckPieces {
  let separator = '\n';
  return {
    head: () => `{"schemaVersion":${schemaVersion},"findings":[`,
    finding(finding) {
      const text = separator + findingJson(finding);
      separator = ',\n';
      return text;
    },
    foot: (figures) => `${separator === '\n' ? ']' : '\n]'},"check":${figuresJson(figures)}}\n`,
  };
}

/** The findings of `check`, one a line; the figures are in the document only. */
export function checkRows(format: 'csv' | 'tsv' | 'ndjson'): CheckPieces {
  const line = format === 'csv' ? csvLine : tsvLine;
  return {
    head: () => (format === 'ndjson' ? '' : line(header)),
    finding: (finding) => (format === 'ndjson' ? `${findingJson(finding)}\n` : line(cellsOf(finding))),
    foot: () => '',
  };
}

function findingJson({ rule, why, notes, contact, mail, begin, graceEnd }: Finding): string {
  const { campaign, source, messageId, scopes, sentAt, firstSeen } = mail;
  return toJson({
    rule,
    certainty: why.length === 0 ? 'certain' : 'possible',
    why,
    notes,
    email: contact,
    mail: {
      campaign: campaign && {
        ...{ id: campaign.id, name: campaign.name, type: campaign.type, archived: campaign.archived },
      },
      ...{ source, messageId, scopes: scopes.map(scopeJson) },
      ...{ sentAt: formatIso(sentAt), firstSeen },
    },
    ending: begin && {
      action: begin.event.action,
      timestamp: formatIso(begin.event.timestamp),
      source: begin.event.source,
      scope: scopeJson(begin.scope),
    },
    afterMs: begin && sentAt - begin.event.timestamp,
    graceMs: begin && graceEnd !== null ? graceEnd - begin.event.timestamp : null,
  });
}

function scopeJson({ kind, name }: Scope) {
  return { kind, name };
}

function figuresJson(figures: CheckFigures): string {
  const { settings, grace, strict, asOf, contacts, counts, noOptOuts, stale, period } = figures;
  const { certain, possible, withinGrace, heldBack, transactional, test } = counts;
  return toJson({
    rules: settings.rules,
    grace,
    strict,
    untyped: settings.untyped,
    includeTransactional: settings.includeTransactional,
    scope: settings.scope,
    sources: settings.sources === 'all' ? null : settings.sources,
    period: {
      from: isoOrNull(settings.range.from),
      to: isoOrNull(settings.range.to),
      last: period.last,
    },
    asOf: isoOrNull(asOf),
    basis: 'store',
    contacts,
    mails: certain + possible + withinGrace + transactional + test,
    ...{ certain, possible, withinGrace, heldBack, exempt: { transactional, test } },
    warnings: [
      ...noOptOuts.map((source) => ({ code: 'noOptOuts', source })),
      ...stale.map((source) => ({ code: 'stale', source })),
    ],
  });
}

const header = [
  ...['rule', 'certainty', 'why', 'email', 'campaign_id', 'campaign_name', 'campaign_type', 'source'],
  ...['message_id', 'sent_at', 'ended_at', 'ending', 'ending_scope', 'after_seconds'],
];

function cellsOf({ rule, why, contact, mail, begin }: Finding): string[] {
  const { campaign, source, messageId, sentAt } = mail;
  return [
    rule,
    why.length === 0 ? 'certain' : 'possible',
    why.join(' '),
    cell(contact),
    cell(campaign?.id),
    cell(campaign?.name),
    campaign?.type ?? '',
    cell(source),
    cell(messageId),
    formatIso(sentAt),
    begin ? formatIso(begin.event.timestamp) : '',
    begin?.event.action ?? '',
    begin ? cell(scopeName(begin.scope)) : '',
    begin ? String(Math.floor((sentAt - begin.event.timestamp) / 1000)) : '',
  ];
}

/** A scope for programs: `list:Newsletter`, `all`. */
function scopeName({ kind, name }: Scope): string {
  return name === null ? kind : `${kind}:${name}`;
}
