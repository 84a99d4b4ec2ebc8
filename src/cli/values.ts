import { InvalidArgumentError } from 'commander';
import { type EmailAddress, parsePastedAddress } from '../domain/email-address.ts';
import { UsageError } from '../errors.ts';
import { type ImportFormat, importFormats } from '../import/formats/names.ts';
import { messages } from '../messages/messages.ts';
import { type ReportFormat, reportFormats } from '../render/report/options.ts';

// How the values of flags and arguments are read. Each reader takes the text as typed and throws UsageError, or
// commander's InvalidArgumentError, which usage-error.ts turns into one.

/** A text as it is. */
export function text(typed: string): string {
  return typed;
}

/** Items with commas between them. */
export function words(typed: string): string[] {
  return typed
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** A reader of one of `choices`. */
export function oneOf<Choice extends string>(choices: readonly Choice[]): (typed: string) => Choice {
  return (typed) => {
    const found = choices.find((choice) => choice === typed);
    if (found === undefined)
      throw new InvalidArgumentError(messages.usage.allowedChoices(choices.join(', ')));
    return found;
  };
}

/** A whole number from 1. */
export function count(typed: string): number {
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new InvalidArgumentError(messages.usage.noWholeNumber);
  return Number(typed);
}

/** A number of lines, which may be 0. */
export function lineCount(typed: string): number {
  if (!/^\d{1,5}$|^100000$/.test(typed)) throw new InvalidArgumentError(messages.mapping.notANumberOfLines);
  return Number(typed);
}

const separatorNames: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  '\\t': '\t',
  pipe: '|',
};

/** The separator of the cells of a table: one character, or its name. */
export function separator(typed: string): string {
  const found = separatorNames[typed.toLowerCase()] ?? typed;
  if (!/^[^"\r\n]$/u.test(found)) throw new InvalidArgumentError(messages.mapping.notASeparator);
  return found;
}

/** The name of an encoding, as the WHATWG's Encoding Standard spells it. */
export function encoding(typed: string): string {
  try {
    return new TextDecoder(typed).encoding;
  } catch {
    throw new InvalidArgumentError(messages.mapping.notAnEncoding);
  }
}

/** A year from 1970, in four digits. */
export function year(typed: string): number {
  if (!/^(?:19[7-9]|[2-9]\d\d)\d$/.test(typed)) throw new InvalidArgumentError(messages.usage.noYear);
  return Number(typed);
}

/** A text to look for. */
export function searchText(flag: string): (typed: string) => string {
  return (typed) => {
    const { searchTextMissing, leaveOut } = messages.errors;
    if (typed.trim() === '') throw new UsageError(searchTextMissing(flag), leaveOut(flag));
    return typed;
  };
}

/** The address of a contact. */
export function address(typed: string): EmailAddress {
  const { notAnAddress, notAnAddressHint, severalAddresses, severalAddressesHint } = messages.errors;
  const found = parsePastedAddress(typed);
  if (!found && typed.split(/[\s,;]+/).filter((part) => parsePastedAddress(part)).length > 1)
    throw new UsageError(severalAddresses(typed.trim()), severalAddressesHint);
  if (!found) throw new UsageError(notAnAddress(typed.trim() || '""'), notAnAddressHint);
  return found;
}

const idPattern = /^[1-9]\d{0,14}$/;
/** Addresses of contacts, each once; `-` alone stands for standard input. */
export function addresses(typed: readonly string[]): readonly EmailAddress[] | 'stdin' {
  if (typed.includes('-')) {
    if (typed.length > 1) throw new UsageError(messages.consent.stdinAlone, messages.errors.giveOne);
    return 'stdin';
  }
  return [...new Map(typed.map(address).map((each) => [each.key, each])).values()];
}

/** The id of a report. */
export function reportId(typed: string): number {
  const { notAReportId, notAReportIdHint } = messages.errors;
  if (!idPattern.test(typed)) throw new UsageError(notAReportId(typed.trim() || '""'), notAReportIdHint);
  return Number(typed);
}

/** The id of an import. */
export function importId(typed: string): number {
  const { notAnImportId, findImport } = messages.errors;
  if (!idPattern.test(typed)) throw new UsageError(notAnImportId(typed.trim() || '""'), findImport);
  return Number(typed);
}

/** A report as people name it: by its id, as the latest one on an address, or as the latest of all. */
export type ReportReference = number | EmailAddress | 'latest';

/** The report that an id, an address or the word `latest` names. */
export function reportReference(typed: string): ReportReference {
  if (typed.toLowerCase() === 'latest') return 'latest';
  return parsePastedAddress(typed) ?? reportId(typed);
}

/** The format of a report, in any case; `md` is Markdown. */
export function reportFormat(typed: string): ReportFormat {
  const name = typed.toLowerCase();
  const found = reportFormats.find((format) => format === name || (format === 'markdown' && name === 'md'));
  if (found) return found;
  const { notAReportFormat, formats } = messages.errors;
  throw new UsageError(notAReportFormat(typed), formats(reportFormats.join(', ')));
}

/** The format of files to import, in any case. */
export function importFormat(typed: string): ImportFormat {
  const found = importFormats.find((format) => format === typed.toLowerCase());
  if (found) return found;
  const { unknownFormat, formats } = messages.imports;
  throw new UsageError(unknownFormat(typed), formats(importFormats.join(', ')));
}

/** A word that commander took for the value of a flag although it may be the argument that follows. */
export class StrayWord {
  readonly word: string;

  constructor(word: string) {
    this.word = word;
  }
}

const units = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/** How long to wait, ms: `30s`, `5m`, `1h`. In `rerun --wait 7`, the 7 is the report. */
export function waitTimeout(typed: string): number | StrayWord {
  const [, number, unit] = /^(\d{1,6})([smh])$/i.exec(typed) ?? [];
  return number && unit
    ? Number(number) * units[unit.toLowerCase() as keyof typeof units]
    : new StrayWord(typed);
}

/** The error for an invalid value of `--wait`. */
export function invalidWait(typed: string): UsageError {
  return new UsageError(messages.errors.invalidDuration('--wait', typed), messages.errors.waitHint);
}
