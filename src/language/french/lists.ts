import type { Texts } from '../texts.ts';

export const lists: Texts['lists'] = {};
