import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';

/** Says what the figures were taken on, a line each. */
export function describeMachine({ shellVersion, folder, full, program }) {
  const processors = cpus();
  return [
    ['Date', new Date().toISOString().slice(0, 10)],
    ['Program', program],
    ['Processor', `${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores, ${arch()}`],
    ['Memory', `${(totalmem() / 2 ** 30).toFixed(0)} GiB`],
    ['System', `${distribution()}${type()} ${release()}, load ${loadavg()[0]?.toFixed(1)} at the start`],
    ['Node', process.version],
    ['sqlite3 shell', shellVersion ?? 'not found: no comparison with it'],
    ['Folder', folder],
    ['Sizes', full ? 'full' : 'small (--full for those of the targets)'],
  ];
}

function distribution() {
  try {
    const [, name] = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'));
    return `${name}, `;
  } catch {
    return '';
  }
}
