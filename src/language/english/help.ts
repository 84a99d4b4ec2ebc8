/** What `--help` says. */
export const help = {};
