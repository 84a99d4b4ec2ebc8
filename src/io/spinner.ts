import { styleFor } from '../render/text/colors.ts';
import type { Io } from './streams.ts';

// What is done sooner needs no spinner, and ora need not be loaded for it.
const patience = 200;

/**
 * Runs `work`, with a spinner on stderr while it takes long and a person may be looking.
 * `say` replaces the text beside the spinner.
 */
export async function withSpinner<T>(
  io: Io,
  text: string,
  work: (say: (text: string) => void) => Promise<T>,
): Promise<T> {
  if (!io.stderr.isTerminal) return work(() => {});
  const spinner = delayedSpinner(io, text);
  try {
    return await work(spinner.say);
  } finally {
    spinner.stop();
  }
}

function delayedSpinner(io: Io, text: string) {
  let latest = text;
  let stopped = false;
  let spinner: { text: string; stop(): unknown } | undefined;
  const start = async () => {
    const { default: ora } = await import('ora');
    if (stopped) return;
    const created = ora({
      text: latest,
      stream: io.stderr.stream as NodeJS.WriteStream,
      // ora would ask chalk, which knows only stdout; see below.
      color: false,
      // Discarding would put the terminal in raw mode, where Ctrl-Z and Ctrl-\ do nothing,
      // and would swallow what is piped or typed into `import -`.
      discardStdin: false,
    });
    const { frames, ...rest } = created.spinner;
    created.spinner = { ...rest, frames: frames.map((frame) => styleFor(io.stderr).cyan(frame)) };
    // Off where ora sees a dumb terminal or CI; it would print the text as a line of its own then.
    if (created.isEnabled) spinner = created.start();
  };
  const timer = setTimeout(start, patience);
  return {
    say(next: string) {
      latest = next;
      if (spinner) spinner.text = next;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}
