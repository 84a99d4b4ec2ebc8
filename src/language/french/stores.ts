import type { Texts } from '../texts.ts';

export const stores: Texts['stores'] = {};
