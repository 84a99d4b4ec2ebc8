import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytes } from '../figures.mjs';

export const installedSize = {
  name: 'installed-size',
  async run({ stores }) {
    stores.removeCompiled();
    const program = dirname(dirname(stores.program));
    const files = ['bin', 'dist'].flatMap((folder) =>
      readdirSync(join(program, folder)).map((name) => join(program, folder, name)),
    );
    const total = files.reduce((sum, file) => sum + statSync(file).size, 0);
    return [
      {
        work: 'size of the program, without better-sqlite3',
        ours: bytes(total),
        rivalName: '–',
        rival: '–',
        ratio: null,
        target: '≤ 2.5 MB',
      },
    ];
  },
};
