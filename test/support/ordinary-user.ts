import { spawnSync } from 'node:child_process';
import { program } from './program.ts';

const nobody = 65_534;
const setpriv = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];

/**
 * What stands before the program on the command line so that an ordinary user runs it, whom permissions hold back as
 * they do not hold back root; null if this machine does not allow that.
 */
export const asOrdinaryUser: readonly string[] | null = through();

function through(): readonly string[] | null {
  if (process.getuid?.() !== 0) return [];
  const [command = '', ...args] = [...setpriv, process.execPath, program, '--version'];
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0 ? setpriv : null;
}
