/** What is said of an import: progress, counts, and why a record is not taken. */
export const imports = {};
