import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type IPty, spawn } from '@lydell/node-pty';

/** How a command ended. */
export interface End {
  readonly code: number;
  readonly signal: number | null;
}

/** A command in a terminal, from whose output nothing is lost. */
export interface LosslessPty {
  readonly pty: IPty;
  /** Fulfilled when the command has ended and all that it wrote was handed over. */
  readonly end: Promise<End>;
}

// What node-pty has and does not declare.
interface Undeclared {
  /** The path of the terminal's device. */
  readonly ptsName: string;
  /** Whether it tells of the end at once, instead of giving up on what is unread after 200 ms. */
  _emittedClose: boolean;
}

// No program writes it: when it comes out of a terminal, all before it has.
const lastWord = '\u0000that is all\u0000';

/**
 * Starts a command as node-pty does, and hands over all that it writes. By itself, node-pty loses much of what is
 * written last. A terminal that no process holds open any more is taken for read to its end as soon as a read of it
 * brings less than it could (libuv's uv__stream_io), and with terminals that is every read; and 200 ms after the end
 * of its command, it is not read any further. So it is held open here, and closed when the last word has come out.
 */
export function spawnLossless(
  file: string,
  args: string[],
  options: Parameters<typeof spawn>[2],
  onData: (data: string) => void,
): LosslessPty {
  const pty = spawn(file, args, options);
  const undeclared = pty as unknown as Undeclared;
  undeclared._emittedClose = true;
  const { ptsName } = undeclared;
  const held = openSync(ptsName, constants.O_RDWR | constants.O_NOCTTY);
  const ended = new Promise<End>((resolve) => {
    pty.onExit(({ exitCode, signal }) => resolve({ code: exitCode, signal: signal || null }));
  });
  const allRead = readUntilLastWord(pty, onData);
  const end = ended.then(async (how) => {
    // Opened anew: what a terminal's first process had open is cut off by its end.
    const fresh = openSync(ptsName, constants.O_WRONLY | constants.O_NOCTTY | constants.O_NONBLOCK);
    await writeLastWord(fresh);
    await allRead;
    closeSync(fresh);
    closeSync(held);
    return how;
  });
  return { pty, end };
}

function readUntilLastWord(pty: IPty, onData: (data: string) => void): Promise<void> {
  let kept = '';
  return new Promise((resolve) => {
    pty.onData((data) => {
      kept += data;
      // It may come in pieces, so all that could be its beginning waits.
      const begins = kept.indexOf(lastWord[0] ?? '');
      const given = begins < 0 ? kept : kept.slice(0, begins);
      if (given !== '') onData(given);
      kept = kept.slice(given.length);
      const end = kept.indexOf(lastWord);
      if (end < 0) return;
      if (end > 0) onData(kept.slice(0, end));
      resolve();
    });
  });
}

async function writeLastWord(terminal: number): Promise<void> {
  for (let left = lastWord; left !== ''; ) {
    try {
      left = left.slice(writeSync(terminal, left));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      await sleep(5);
    }
  }
}
