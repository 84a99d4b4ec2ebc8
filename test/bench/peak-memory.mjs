import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Loaded into a program (--import) whose memory is measured: leaves its peak, bytes, in the file PEAK_MEMORY_FILE.
if (isMainThread && process.env.PEAK_MEMORY_FILE) {
  process.on('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(peakBytes())));
}

// On Linux, maxRSS of a fresh process begins with that of the one that started it; VmHWM does not.
function peakBytes() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return Number(kilobytes) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}
