// Run under a pseudo-terminal by the tests: works until it is told by a signal how to go on.
import { EventEmitter, once } from 'node:events';
import { withSpinner } from '../../../src/io/spinner.ts';
import { systemIo } from '../../../src/io/streams.ts';

const [mode] = process.argv.slice(2);
const io = systemIo(process.env, { color: true, input: true, json: false }, process);

// One listener throughout: ora's libraries end the process by a signal that nobody listens to.
const told = new EventEmitter();
process.on('SIGUSR2', () => told.emit('go'));
// Signals alone do not keep a process alive.
const alive = setInterval(() => {}, 1000);
try {
  const answer = await withSpinner(io, 'Reading', async (setText) => {
    if (mode === 'quick') return 'quick';
    await once(told, 'go');
    setText('Halfway');
    await once(told, 'go');
    if (mode === 'fail') throw new Error('disk is full');
    return 'slow';
  });
  console.log(answer);
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  clearInterval(alive);
}
