import { formatsOf, type ImportRecord, sumOf } from '../../domain/import-record.ts';
import { messages } from '../../messages/messages.ts';
import { formatTimestamp } from '../text/format-date.ts';
import { type ListOptions, listText } from './list-text.ts';

/** The day and the time of day may have a line each. */
const dayWidth = 10;

/** The names of the files of an import. */
export function fileNames({ files }: ImportRecord): string {
  return files.map(({ name }) => (name === '-' ? messages.imports.standardInput : name)).join(', ');
}

/** Imports for people, in the given order; '' if there are none. */
export function renderImportList(imports: readonly ImportRecord[], options: ListOptions): string {
  const { zone, style } = options;
  const labels = messages.lists;
  const columns = [
    { title: labels.id, align: 'right' },
    { title: labels.when, flexible: dayWidth },
    { title: labels.file, flexible: true },
    { title: labels.format, flexible: true },
    { title: labels.zone, flexible: true },
    { title: labels.result, flexible: true },
  ] as const;
  const rows = imports.map((each) => [
    { text: String(each.id) },
    { text: formatTimestamp(each.startedAt, zone) },
    { text: fileNames(each), paint: style.bold },
    { text: formatsOf(each).join(', ') || '–' },
    { text: each.zone },
    { text: resultText(each, zone), paint: isWhole(each) ? style.reset : style.yellow },
  ]);
  return listText(columns, rows, options);
}

/** One line for each import: id, moment, files, result. */
export function importLines(imports: readonly ImportRecord[], zone: string): string[] {
  const width = Math.max(...imports.map(({ id }) => String(id).length));
  return imports.map((each) =>
    [
      String(each.id).padStart(width),
      formatTimestamp(each.startedAt, zone),
      fileNames(each),
      resultText(each, zone),
    ].join('  '),
  );
}

/** The four counts of an import, after the word for one that is undone or did not come to its end. */
function resultText(each: ImportRecord, zone: string): string {
  const { imports, numbers } = messages;
  const counts = (['imported', 'duplicates', 'ignored', 'rejected'] as const)
    .map((name) => `${imports[name]} ${numbers.whole(sumOf(each, name))}`)
    .join(', ');
  if (each.undoneAt !== null) return imports.undoneAt(formatTimestamp(each.undoneAt, zone), counts);
  return each.completedAt === null ? imports.unfinished(counts) : counts;
}

function isWhole({ undoneAt, completedAt }: ImportRecord): boolean {
  return undoneAt === null && completedAt !== null;
}
