import type { Output } from './streams.ts';

/** Hides the cursor of a terminal until it is shown again (DECTCEM). */
export const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';

/** Text on a terminal that is replaced as often as it changes; what does not fit into the window is cut off below. */
export class Redraw {
  readonly #output: Output;
  #lines = 0;
  #text = '';

  constructor(output: Output) {
    this.#output = output;
  }

  /** Shows `text`, of whole lines no wider than the window, in place of what was shown. `last` always has a place. */
  async show(text: string, last: string): Promise<void> {
    const room = Math.max(1, (this.#output.rows() ?? 24) - 1);
    const above = text.trimEnd().split('\n');
    const shown = `${[...above.slice(0, room - 1), last].join('\n')}\n`;
    if (shown === this.#text) return;
    await this.#output.write(hideCursor + this.#erasing() + shown);
    this.#lines = shown.split('\n').length - 1;
    this.#text = shown;
  }

  /** Takes away what is shown; the next text stands there. */
  async erase(): Promise<void> {
    if (this.#lines > 0) await this.#output.write(this.#erasing());
    this.#lines = 0;
    this.#text = '';
  }

  /** Leaves what is shown as it is. */
  async end(): Promise<void> {
    await this.#output.write(showCursor);
  }

  #erasing(): string {
    return this.#lines === 0 ? '' : `\u001b[${this.#lines}A\r\u001b[J`;
  }
}
