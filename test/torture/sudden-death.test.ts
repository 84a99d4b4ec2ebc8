import { testAttack } from './short-form.ts';

testAttack('sudden-death');
