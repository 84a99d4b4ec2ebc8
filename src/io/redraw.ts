import type { Output } from './streams.ts';

/** Hides the cursor of a terminal until it is shown again (DECTCEM). */
export const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';

/** Text on a terminal that is redrawn in place whenever it changes; lines below the window are cut off. */
export class Redraw {
  readonly #output: Output;
  #lines = 0;
  #text = '';

  constructor(output: Output) {
    this.#output = output;
  }

  /**
   * Replaces the text on the screen by `text`, of whole lines no wider than the window, and the line `last`, which is
   * never cut off.
   */
  async show(text: string, last: string): Promise<void> {
    const room = Math.max(1, (this.#output.rows() ?? 24) - 1);
    const above = text.trimEnd().split('\n');
    const drawn = `${[...above.slice(0, room - 1), last].join('\n')}\n`;
    if (drawn === this.#text) return;
    await this.#output.write(hideCursor + this.#erasing() + drawn);
    this.#lines = drawn.split('\n').length - 1;
    this.#text = drawn;
  }

  /** Removes the text; the next text takes its place. */
  async erase(): Promise<void> {
    if (this.#lines > 0) await this.#output.write(this.#erasing());
    this.#lines = 0;
    this.#text = '';
  }

  /** Leaves the text on the screen, and shows the cursor again. */
  async end(): Promise<void> {
    await this.#output.write(showCursor);
  }

  #erasing(): string {
    return this.#lines === 0 ? '' : `\u001b[${this.#lines}A\r\u001b[J`;
  }
}
