import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../attack.ts';
import { judge, type Sandbox } from './sandbox.ts';

/** One thing a program asked of the file system, or `said` to its user. Paths are absolute. */
export type DiskCall =
  | { readonly kind: 'create'; readonly path: string; readonly empties: boolean }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'append'; readonly path: string; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'link' | 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'said' };

const traced = [
  ...['openat', 'creat', 'write', 'writev', 'pwrite64', 'pwritev', 'pwritev2', 'copy_file_range', 'sendfile'],
  ...['truncate', 'ftruncate', 'fallocate', 'fsync', 'fdatasync', 'sync_file_range'],
  ...['link', 'linkat', 'rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'symlink', 'symlinkat'],
];

/** Runs a command and gives, in their order, its calls on files below the sandbox's folder. Needs strace. */
export async function traceDisk(
  box: Sandbox,
  args: readonly string[],
  report: Report,
): Promise<readonly DiskCall[]> {
  const log = join(box.folder, 'calls');
  const how = ['-f', '-qq', '-y', '-xx', '-s', '1000000', '-e', `trace=${traced.join()}`, '-o', log];
  judge(report, await box.run(args, { through: ['strace', ...how] }), [0]);
  return wholeLines(readFileSync(log, 'latin1')).flatMap((line) => callOf(line, box.folder) ?? []);
}

/** The lines of a trace without process ids; a call that another thread interrupted is put together again. */
function wholeLines(log: string): string[] {
  const begun = new Map<string, string>();
  return log.split('\n').flatMap((line) => {
    const [, pid = '', text = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (text.endsWith(' <unfinished ...>')) {
      begun.set(pid, text.slice(0, -' <unfinished ...>'.length));
      return [];
    }
    const [, rest] = /^<\.\.\. \w+ resumed>(.*)$/.exec(text) ?? [];
    return [rest === undefined ? text : `${begun.get(pid)}${rest}`];
  });
}

// `pwrite64(18<\x2f\x74>, "\x00\x01", 2, 4096) = 2`: a descriptor with the path it was opened by, and texts, in hex.
function callOf(line: string, folder: string): DiskCall | null {
  const [, name, args = '', result] = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(line) ?? [];
  if (name === undefined || Number(result) < 0) return null;
  const [, descriptor, opened = ''] = /^(\d+)<([^>]*)>/.exec(args) ?? [];
  if (name === 'write' && descriptor === '1') return { kind: 'said' };
  const path = bytesOf(opened).toString();
  const texts = [...args.matchAll(/"([^"]*)"/g)].map(([, hex = '']) => bytesOf(hex));
  const [first = '', second = ''] = texts.map(String);
  if (![path, first, second].some((each) => each.startsWith(folder))) return null;
  const number = (index: number) => Number(args.split(', ')[index]);
  switch (name) {
    case 'openat':
      return args.includes('O_CREAT')
        ? { kind: 'create', path: first, empties: args.includes('O_TRUNC') }
        : null;
    case 'pwrite64':
      return { kind: 'write', path, offset: number(3), bytes: texts[0] ?? Buffer.alloc(0) };
    case 'write':
      return { kind: 'append', path, bytes: texts[0] ?? Buffer.alloc(0) };
    case 'ftruncate':
      return { kind: 'truncate', path, size: number(1) };
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', path };
    case 'link':
    case 'rename':
      return { kind: name, from: first, to: second };
    case 'unlink':
      return { kind: 'unlink', path: first };
    default:
      throw new Error(`what ${name} does to a file is not known here: ${args.slice(0, 200)}`);
  }
}

const bytesOf = (hex: string) => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
