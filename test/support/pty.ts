import type { IPty } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { eastAsianWidth } from 'get-east-asian-width';
import { type End, spawnLossless } from './lossless-pty.ts';

/** The keys that tests press by name. */
export const keys = {
  enter: '\r',
  escape: '\u001b',
  space: ' ',
  tab: '\t',
  backspace: '\u007f',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  pageup: '\u001b[5~',
  pagedown: '\u001b[6~',
  'ctrl-c': '\u0003',
  'ctrl-d': '\u0004',
  'ctrl-u': '\u0015',
  'ctrl-z': '\u001a',
} as const;

export type KeyName = keyof typeof keys;

/** One place of the screen, as a terminal would paint it. */
export interface Cell {
  /** What stands there: '' in the second half of a wide character. */
  readonly text: string;
  /** In places: 2 for wide characters. */
  readonly width: number;
  /** The colour's number, 0 to 255; null for the terminal's own. */
  readonly colour: number | null;
  readonly background: number | null;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly inverse: boolean;
  readonly underlined: boolean;
}

export interface PtyOptions {
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly cols?: number;
  readonly rows?: number;
  /** Whether emoji take two places, as in terminals of today; by itself, xterm.js gives them one. */
  readonly wideEmoji?: boolean;
  /** Where stdout goes instead of the terminal, as with `> file`. */
  readonly stdoutFile?: string;
}

// What a person has who has set nothing.
const plainSettings = {
  CI: undefined,
  FORCE_COLOR: undefined,
  NO_COLOR: undefined,
  COLUMNS: undefined,
  LINES: undefined,
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
};
/** Longer than any answer takes on a busy machine, ms. */
const patience = 90_000;
const pollEvery = 10;

/** A command that runs in a terminal of its own; see {@link startPty}. */
export class Pty {
  readonly pid: number;
  readonly #pty: IPty;
  readonly #terminal: xterm.Terminal;
  readonly #exited: Promise<End>;
  #output = '';
  #running = true;

  constructor(
    file: string,
    args: string[],
    options: Parameters<typeof spawnLossless>[2],
    terminal: xterm.Terminal,
  ) {
    const { pty, end } = spawnLossless(file, args, options, (data) => {
      this.#output += data;
      terminal.write(data);
    });
    this.pid = pty.pid;
    this.#pty = pty;
    this.#terminal = terminal;
    // Programs may ask the terminal things, such as where the cursor is.
    terminal.onData((answer) => this.#running && pty.write(answer));
    this.#exited = end.then((how) => {
      this.#running = false;
      // Writes are parsed in order: after this one, the screen is complete.
      return new Promise((resolve) => terminal.write('', () => resolve(how)));
    });
  }

  /** Whether the command has not ended, or not all that it wrote has been read. */
  get running(): boolean {
    return this.#running;
  }

  /** What a person sees: the lines of the window without trailing space, the empty ones at the end left out. */
  screen(): string {
    const { active } = this.#terminal.buffer;
    return this.#lines(active.baseY, active.baseY + this.#terminal.rows);
  }

  /** The screen and all that has scrolled off it. */
  transcript(): string {
    return this.#lines(0, this.#terminal.buffer.active.length);
  }

  /** The lines of {@link transcript}, cell by cell. */
  cells(): Cell[][] {
    const { active } = this.#terminal.buffer;
    return Array.from({ length: active.length }, (_, y) => {
      const line = active.getLine(y);
      return Array.from({ length: this.#terminal.cols }, (_, x) => cellOf(line?.getCell(x)));
    });
  }

  /** Every byte that was written, escape sequences included. */
  output(): string {
    return this.#output;
  }

  /** Whether the program hid the cursor and has not shown it again. */
  cursorHidden(): boolean {
    return this.#output.lastIndexOf('\u001b[?25l') > this.#output.lastIndexOf('\u001b[?25h');
  }

  /** Waits until the screen holds `wanted`; gives the screen. */
  async waitFor(wanted: string | RegExp): Promise<string> {
    const deadline = Date.now() + patience;
    for (;;) {
      const screen = this.screen();
      if (typeof wanted === 'string' ? screen.includes(wanted) : wanted.test(screen)) return screen;
      if (Date.now() > deadline)
        throw new Error(`never saw ${String(wanted)} on the screen:\n${screen}\n(end of screen)`);
      await new Promise((resolve) => setTimeout(resolve, pollEvery));
    }
  }

  /** Types `text` as it is. */
  type(text: string): void {
    this.#pty.write(text);
  }

  /** Presses keys one after another. */
  key(...names: KeyName[]): void {
    for (const name of names) this.#pty.write(keys[name]);
  }

  /** Sends a signal to the command, e.g. `SIGTERM`. */
  signal(name: NodeJS.Signals): void {
    process.kill(this.pid, name);
  }

  /** Changes the size of the window. */
  resize(cols: number, rows: number): void {
    this.#terminal.resize(cols, rows);
    this.#pty.resize(cols, rows);
  }

  /** Waits for the end; then the screen is complete. */
  async exit(): Promise<End> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const fail = () => reject(new Error(`still running; the screen:\n${this.screen()}\n(end of screen)`));
      timer = setTimeout(fail, patience);
    });
    return Promise.race([this.#exited, late]).finally(() => clearTimeout(timer));
  }

  /** Ends the command if it still runs. */
  async dispose(): Promise<void> {
    if (this.#running) this.#pty.kill('SIGKILL');
    await this.#exited;
    this.#terminal.dispose();
  }

  #lines(from: number, to: number): string {
    const { active } = this.#terminal.buffer;
    const lines = Array.from(
      { length: to - from },
      (_, y) => active.getLine(from + y)?.translateToString(true) ?? '',
    );
    return lines
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd();
  }
}

// A property of xterm.js holds the width above its lowest bit, which says that a sign joins the one before it.
const widths: xterm.IUnicodeVersionProvider = {
  version: 'today',
  wcwidth: (code) => (/[\p{M}\u200b-\u200d]/u.test(String.fromCodePoint(code)) ? 0 : eastAsianWidth(code)),
  charProperties(code, preceding) {
    const before = (preceding >> 1) & 3;
    const width = this.wcwidth(code);
    if (width > 0 || before === 0) return width << 1;
    return ((code === 0xfe0f ? 2 : before) << 1) | 1;
  },
};

function cellOf(cell: xterm.IBufferCell | undefined): Cell {
  return {
    text: cell?.getChars() ?? '',
    width: cell?.getWidth() ?? 1,
    colour: cell?.isFgPalette() ? cell.getFgColor() : null,
    background: cell?.isBgPalette() ? cell.getBgColor() : null,
    bold: Boolean(cell?.isBold()),
    dim: Boolean(cell?.isDim()),
    inverse: Boolean(cell?.isInverse()),
    underlined: Boolean(cell?.isUnderline()),
  };
}

/** Starts `command` in a terminal of its own, as a person would who has no special settings. */
export function startPty(command: string, args: readonly string[], options: PtyOptions = {}): Pty {
  const { cols = 80, rows = 24, cwd = process.cwd(), wideEmoji = false, stdoutFile } = options;
  const stated = { ...process.env, ...plainSettings, ...options.env };
  const env = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
  const [file, argv] =
    stdoutFile === undefined
      ? [command, [...args]]
      : ['/bin/sh', ['-c', 'out=$1; shift; exec "$@" > "$out"', 'sh', stdoutFile, command, ...args]];
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true });
  if (wideEmoji) {
    terminal.unicode.register(widths);
    terminal.unicode.activeVersion = widths.version;
  }
  return new Pty(file, argv, { cols, rows, cwd, env }, terminal);
}
