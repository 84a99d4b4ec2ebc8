import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanEnv, type Finished, finished, program, temporaryFolder } from './program.ts';

const root = dirname(dirname(program));

/** A copy of the built program in a folder of its own, as just installed, with a place for its store. */
export interface Installed {
  /** The file that is started. */
  readonly program: string;
  /** The folder of what was built. */
  readonly dist: string;
  run(args: readonly string[], how?: RunInstalledOptions): Promise<Finished>;
}

/** How to start an installed program. */
export interface RunInstalledOptions {
  readonly env?: Record<string, string>;
  /** What stands before the program on the command line, such as `setpriv` with its flags. */
  readonly through?: readonly string[];
}

/** Installs the built program; files of `dist` for which `isMissing` is true are left out. */
export function installProgram(isMissing: (name: string) => boolean = () => false): Installed {
  const folder = temporaryFolder();
  for (const name of ['bin', 'dist']) cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'data'));
  const dist = join(folder, 'dist');
  for (const name of readdirSync(dist))
    if (name.includes('.cache') || isMissing(name)) rmSync(join(dist, name));
  const installed = join(folder, 'bin', 'contact-report.js');
  return {
    program: installed,
    dist,
    run(args, { env, through = [] } = {}) {
      const [command = '', ...words] = [...through, process.execPath, installed, ...args];
      const child = spawn(command, words, {
        env: cleanEnv({ XDG_DATA_HOME: join(folder, 'data'), NODE_V8_COVERAGE: undefined, ...env }),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return finished(child);
    },
  };
}
