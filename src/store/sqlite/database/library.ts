import Database from 'better-sqlite3';

let isLoaded = false;

/**
 * Opens a database: the one place that loads SQLite, whose errors {@link isLibraryError} knows. `file` may be a URI
 * (https://www.sqlite.org/uri.html); a path must be absolute, so that it is not taken for one.
 */
export function openDatabase(file: string, options?: Database.Options): Database.Database {
  return isLoaded ? new Database(file, options) : openFirst(file, options);
}

/** Loads SQLite. Throws an error that {@link isLibraryError} knows if its native part is missing or does not fit. */
export function loadLibrary(): void {
  if (!isLoaded) openFirst(':memory:').close();
}

/** The version of SQLite. */
export function libraryVersion(): string {
  const db = openDatabase(':memory:');
  try {
    return db.prepare('SELECT sqlite_version()').pluck().get() as string;
  } finally {
    db.close();
  }
}

const uriVariable = 'SQLITE_USE_URI';

// better-sqlite3 loads its native part with the first database, and takes URIs only if this variable says so then.
function openFirst(file: string, options?: Database.Options): Database.Database {
  const before = process.env[uriVariable];
  process.env[uriVariable] = '1';
  try {
    const db = new Database(file, options);
    isLoaded = true;
    return db;
  } finally {
    if (before === undefined) delete process.env[uriVariable];
    else process.env[uriVariable] = before;
  }
}
