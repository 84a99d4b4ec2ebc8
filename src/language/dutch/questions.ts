import type { Texts } from '../texts.ts';

export const questions: Texts['questions'] = {};
