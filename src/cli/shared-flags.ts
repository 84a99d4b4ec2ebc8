import { InvalidArgumentError, Option } from 'commander';
import { messages } from '../messages/messages.ts';

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
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError(messages.usage.noWholeNumber);
  return Number(value);
}

/** A year from 1970, in four digits. */
export function parseYear(value: string): number {
  if (!/^(?:19[7-9]|[2-9]\d\d)\d$/.test(value)) throw new InvalidArgumentError(messages.usage.noYear);
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
  new Option('--format <format>', messages.help.flags.format),
  new Option('--sort <order>', messages.help.flags.sort).choices(['asc', 'desc']).default('asc'),
  new Option('--output <file>', messages.help.flags.output),
  new Option('--no-pager', messages.help.flags.noPager),
];

/** The flags that choose rows of a report without changing it. */
export const rowOptions = () => [
  new Option('--action <list>', messages.help.flags.action).argParser(collectList),
  new Option('--campaign <text>', messages.help.flags.campaign),
  new Option('--grep <text>', messages.help.flags.grep),
  new Option('--limit <n>', messages.help.flags.limitRows).argParser(parseCount),
];

/** The flags of every command that runs a report. */
export const runOptions = () => [
  new Option('--wait [duration]', messages.help.flags.wait).argParser(parseWait),
  new Option('--detach', messages.help.flags.detach),
];
