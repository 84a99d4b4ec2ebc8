/** A report as people read it. */
export const reports = {};
