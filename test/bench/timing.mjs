import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bytes, duration, median } from './figures.mjs';

/**
 * What is timed: `file` with `args`. `before` and `after` run outside the time. `stdout` is 'ignore' (/dev/null),
 * 'pipe' (read), or 'closed' (nobody reads, as in `| true`).
 * @typedef {{ file: string, args: string[], stdout?: string, before?: () => unknown, after?: () => unknown }} Command
 */

const preload = pathToFileURL(fileURLToPath(new URL('./peak-memory.mjs', import.meta.url))).href;
/** From here on each run is told, ms. */
const longRun = 1000;
const running = new Set();

/** Ends what is still running. */
export function stopAll() {
  for (const child of running) child.kill('SIGKILL');
}

/** Runs a command once and gives its wall time, ms, and what it wrote. Throws where it fails. `feed` is its input. */
export async function run(command, { env, feed = null, nodeArgs = [] }) {
  await command.before?.();
  const { file, args, stdout = 'ignore' } = command;
  const start = process.hrtime.bigint();
  const child = spawn(file, [...nodeArgs, ...args], {
    env,
    stdio: [feed ? 'pipe' : 'ignore', stdout === 'ignore' ? 'ignore' : 'pipe', 'pipe'],
  });
  running.add(child);
  const output = { stdout: '', stderr: '' };
  if (stdout === 'closed') child.stdout.destroy();
  else child.stdout?.on('data', (chunk) => (output.stdout += chunk));
  child.stderr.on('data', (chunk) => (output.stderr += chunk));
  const exited = new Promise((resolve, reject) => {
    child.on('exit', () => resolve(process.hrtime.bigint()));
    child.on('error', reject);
  });
  const closed = new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
  if (feed) await pipeline(pieces(feed), child.stdin).catch(ignoreClosed);
  const end = await exited;
  const outcome = await closed;
  running.delete(child);
  // The shell goes on after an error in a command line of its own, and says so on stderr alone.
  if (outcome !== 0 || /^(Parse error|Runtime error|Error)/m.test(output.stderr)) {
    throw new Error(`${[file, ...args].join(' ')} ended with ${outcome}:\n${output.stderr.slice(-500)}`);
  }
  await command.after?.();
  return { ms: Number(end - start) / 1e6, stdout: output.stdout };
}

// What ends before it has read all says by its exit code why.
function ignoreClosed(error) {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

function* pieces(lines) {
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < 1 << 18) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/**
 * Times `ours` and `rival` in turn, `pairs` times after a warm-up of each: what disturbs the machine meanwhile
 * disturbs both. Without a rival, ours alone.
 */
export async function compare(ours, rival, { pairs, env, say }) {
  const times = { ours: [], rival: [] };
  for (let pair = 0; pair <= pairs; pair += 1) {
    const a = await run(ours, { env });
    const b = rival && (await run(rival, { env }));
    if (pair === 0) continue;
    times.ours.push(a.ms);
    if (b) times.rival.push(b.ms);
    if (a.ms > longRun || b?.ms > longRun) {
      say(`${pair} of ${pairs}: ${duration(a.ms)}${b ? ` and ${duration(b.ms)}` : ''}`);
    }
  }
  const ratios = times.rival.map((ms, pair) => times.ours[pair] / ms);
  return {
    ours: duration(median(times.ours)),
    rival: rival ? duration(median(times.rival)) : null,
    ratio: rival && { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) },
  };
}

/** Runs a Node program once, untimed, and gives the most memory it had, bytes. */
export async function peakMemory(command, { env, folder }) {
  const file = join(folder, 'peak-memory');
  await run(command, { env: { ...env, PEAK_MEMORY_FILE: file }, nodeArgs: ['--import', preload] });
  if (!existsSync(file)) throw new Error(`${command.args.join(' ')} left no figure of its memory`);
  const peak = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  return { bytes: peak, text: bytes(peak) };
}
