import { closeSync, openSync, readSync } from 'node:fs';

const magic = 'SQLite format 3\0';

/** True if a file begins like an SQLite database. https://www.sqlite.org/fileformat2.html#magic_header_string */
export function beginsLikeDatabase(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(magic.length);
    return bytes.toString('latin1', 0, readSync(file, bytes)) === magic;
  } finally {
    closeSync(file);
  }
}
