import { testAttack } from './short-form.ts';

testAttack('many-at-once');
