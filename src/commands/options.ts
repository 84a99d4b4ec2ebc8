import { InvalidArgumentError, Option } from 'commander';

/** The value of `--wait`: a time in ms, or text that was meant for the argument behind it. */
export type WaitOption = number | true | string;

const units = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/** Collects a repeatable flag whose value may itself be a comma-separated list. */
export function collectList(value: string, previous: string[] = []): string[] {
  return [
    ...previous,
    ...value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}

/** Collects a repeatable flag. */
export function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}

/** A whole number from 1. */
export function parseCount(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(value);
}

/** `30s`, `5m`, `1h` in ms; what is none may be the argument behind `--wait`, the command decides. */
export function parseWait(value: string): WaitOption {
  const match = /^(\d{1,6})([smh])$/i.exec(value);
  return match?.[1] && match[2]
    ? Number(match[1]) * units[match[2].toLowerCase() as keyof typeof units]
    : value;
}

/** The flags of every command that prints a report. */
export const outputOptions = () => [
  new Option('--format <format>', 'table, json, ndjson, csv, tsv, markdown or html'),
  new Option('--sort <order>', 'oldest first (asc) or newest first (desc)')
    .choices(['asc', 'desc'])
    .default('asc'),
  new Option(
    '--output <file>',
    'write to this file, whole or not at all; .html, .csv and the like choose the format',
  ),
  new Option('--no-pager', 'show a long report at once, not page by page'),
];

/** The flags that choose rows of a report without changing it. */
export const rowOptions = () => [
  new Option('--action <list>', 'only these: action names, email or campaign; repeatable').argParser(
    collectList,
  ),
  new Option('--campaign <text>', 'only this campaign: its id, or part of its name'),
  new Option('--grep <text>', 'only rows with this text in campaign, action or details'),
  new Option('--limit <n>', 'only the first so many').argParser(parseCount),
];

/** The flags of every command that runs a report. */
export const runOptions = () => [
  new Option(
    '--wait [duration]',
    'where another report is processing, wait for it (30s, 5m, 1h; no limit if left out)',
  ).argParser(parseWait),
  new Option('--detach', 'return at once with the report’s id; it is built in the background'),
];
