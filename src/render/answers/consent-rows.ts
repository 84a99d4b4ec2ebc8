import type { ConsentAnswer } from '../../domain/consent/person.ts';
import { isoOrNull, toJson } from '../json.ts';
import { cell, csvLine, tsvLine } from '../text/delimited.ts';
import { consentDocument } from './consent-json.ts';

const header = ['email', 'state', 'reason', 'grade', 'since', 'scopes'];

/** Answers as lines for programs: CSV or TSV with a header, or one document a line; times are UTC. */
export async function* consentRows(
  format: 'csv' | 'tsv' | 'ndjson',
  answers: AsyncIterable<ConsentAnswer> | Iterable<ConsentAnswer>,
): AsyncIterable<string> {
  if (format === 'ndjson') {
    for await (const answer of answers) yield consentDocument(answer);
    return;
  }
  const line = format === 'csv' ? csvLine : tsvLine;
  yield line(header);
  for await (const answer of answers) yield line(cellsOf(answer));
}

function cellsOf({ contacts, consent }: ConsentAnswer): string[] {
  const { state, reason, grade, since, scopes } = consent;
  const states = scopes.map(({ scope: { source, kind, name }, state: each }) => ({
    source,
    kind,
    name,
    state: each,
  }));
  return [
    cell(contacts.map(({ shown }) => shown).join(' ')),
    state,
    reason ?? '',
    grade ?? '',
    isoOrNull(since) ?? '',
    toJson(states),
  ];
}
