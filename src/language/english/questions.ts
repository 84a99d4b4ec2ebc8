/** Prompts, the overview and the calendar. */
export const questions = {};
