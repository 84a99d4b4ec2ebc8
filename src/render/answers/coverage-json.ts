import type { SourceCoverage, SourceImport } from '../../domain/coverage.ts';
import { isoOrNull, toDocument } from '../json.ts';
import { formatIso } from '../text/format-date.ts';
import { type CoverageAnswer, dayText } from './coverage-text.ts';

/** The document of `store coverage`. */
export function coverageJson({ asOf, sources, contact, archived, unknownKind }: CoverageAnswer): string {
  return toDocument({
    coverage: {
      asOf: isoOrNull(asOf),
      email: contact?.email ?? null,
      contact: contact && {
        events: contact.events,
        first: isoOrNull(contact.first),
        last: isoOrNull(contact.last),
        sources: contact.sources,
      },
      sources: sources.map(sourceJson),
      archived,
      unknownKind,
    },
  });
}

function sourceJson(each: SourceCoverage) {
  const { source, events, first, last, lastImport, imports, counts, usualPauseDays, gaps, warnings } = each;
  return {
    ...{ source, events, first: formatIso(first), last: formatIso(last), lastImport: isoOrNull(lastImport) },
    imports: imports.map(importJson),
    ...{ counts, usualPauseDays, gapCount: gaps.length },
    gaps: gaps.map(({ from, to, days }) => ({ from: dayText(from), to: dayText(to), days })),
    warnings,
  };
}

function importJson({ events, import: found }: SourceImport) {
  return {
    id: found?.id ?? null,
    at: isoOrNull(found?.startedAt ?? null),
    files: found?.files ?? [],
    formats: found?.formats ?? [],
    events,
    rejected: found?.rejected ?? null,
    zone: found?.zone ?? null,
    zoneless: found?.zoneless ?? null,
  };
}
