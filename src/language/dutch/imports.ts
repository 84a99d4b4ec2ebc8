import type { Texts } from '../texts.ts';

export const imports: Texts['imports'] = {};
