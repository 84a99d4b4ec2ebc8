/** Lists of reports, campaigns and actions. */
export const lists = {};
