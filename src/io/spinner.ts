import { styleFor } from '../render/text/colors.ts';
import type { Io } from './streams.ts';

/** The time before the spinner appears, ms: shorter work needs none, and ora is not loaded for it. */
const delay = 200;

/**
 * Runs `work` and gives its result; shows a spinner if it takes long and stderr is a terminal. `work` gets a function
 * that replaces the text beside the spinner.
 */
export async function withSpinner<T>(
  io: Io,
  text: string,
  work: (setText: (text: string) => void) => Promise<T>,
): Promise<T> {
  if (!io.stderr.isTerminal) return work(() => {});
  const spinner = delayedSpinner(io, text);
  try {
    return await work(spinner.setText);
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
      // ora would use chalk, which looks only at stdout; the frames are coloured below.
      color: false,
      // Discarding would put the terminal in raw mode, which disables Ctrl-Z and Ctrl-\, and would drop the input of
      // `import -`.
      discardStdin: false,
    });
    const { frames, ...rest } = created.spinner;
    created.spinner = { ...rest, frames: frames.map((frame) => styleFor(io.stderr).cyan(frame)) };
    // ora is not enabled on a dumb terminal or in CI; it would print the text as a line of its own.
    if (created.isEnabled) spinner = created.start();
  };
  const timer = setTimeout(start, delay);
  return {
    setText(next: string) {
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
