import { testAttack } from './short-form.ts';

testAttack('power-cut');
