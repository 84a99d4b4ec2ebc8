import { emitKeypressEvents, type Interface, type Key } from 'node:readline';
import type { Io } from '../../io/streams.ts';

// Node waits 500 ms after Escape for the rest of an escape sequence, which feels like a key that does not work.
const escapeTimeout = 100;
const showCursor = '\u001b[?25h';

/**
 * Calls `leave` when the person leaves a question by Escape or Ctrl-D, or the terminal goes away: inquirer itself
 * knows only Ctrl-C, and waits for ever once its input has ended. `leave` is told whether it was Escape. Gives the function that stops watching.
 */
export function onEscape({ stdin, stderr }: Io, leave: (escaped: boolean) => void): () => void {
  const onEnd = () => leave(false);
  const onKeypress = (_: string | undefined, key: Key) => {
    if (key.name === 'escape') leave(true);
    if (key.ctrl && key.name === 'd') leave(false);
    // Readline suspends the program next; lists hide the cursor, and the shell would have none.
    if (key.ctrl && key.name === 'z') stderr.stream.write(showCursor);
  };
  // Readline leaves the input paused after Ctrl-Z and `fg`; the program would end without having been answered.
  const onContinue = () => setImmediate(() => stdin.resume());
  // Whoever is first to ask for key presses decides the time-out for all.
  emitKeypressEvents(stdin, { escapeCodeTimeout: escapeTimeout } as unknown as Interface);
  stdin.on('keypress', onKeypress).on('end', onEnd);
  if (process.platform !== 'win32') process.on('SIGCONT', onContinue);
  return () => {
    stdin.off('keypress', onKeypress).off('end', onEnd);
    process.off('SIGCONT', onContinue);
    // Readline does so itself, except after Ctrl-Z; a flowing input keeps the program from ending.
    stdin.pause();
  };
}
