import { emitKeypressEvents, type Interface, type Key } from 'node:readline';
import type { Io } from '../../io/streams.ts';

// After Escape, Node waits 500 ms for the rest of an escape sequence, which feels like a broken key.
const escapeTimeoutMs = 100;
const showCursor = '\u001b[?25h';

/**
 * Calls `leave` on Escape, on Ctrl-D, and when the terminal goes away: inquirer itself handles only Ctrl-C, and waits
 * for ever after its input has ended. `escaped` is true for Escape. Gives the function that stops listening.
 */
export function onEscape({ stdin, stderr }: Io, leave: (escaped: boolean) => void): () => void {
  const onEnd = () => leave(false);
  const onKeypress = (_: string | undefined, key: Key) => {
    if (key.name === 'escape') leave(true);
    if (key.ctrl && key.name === 'd') leave(false);
    // Readline suspends the program next; the lists have hidden the cursor, which the shell needs.
    if (key.ctrl && key.name === 'z') stderr.stream.write(showCursor);
  };
  // Readline leaves the input paused after Ctrl-Z and `fg`; the program would end without an answer.
  const onContinue = () => setImmediate(() => stdin.resume());
  // The first call of emitKeypressEvents sets the timeout for every later one.
  emitKeypressEvents(stdin, { escapeCodeTimeout: escapeTimeoutMs } as unknown as Interface);
  stdin.on('keypress', onKeypress).on('end', onEnd);
  if (process.platform !== 'win32') process.on('SIGCONT', onContinue);
  return () => {
    stdin.off('keypress', onKeypress).off('end', onEnd);
    process.off('SIGCONT', onContinue);
    // Readline does this itself, except after Ctrl-Z; a flowing input keeps the program alive.
    stdin.pause();
  };
}
