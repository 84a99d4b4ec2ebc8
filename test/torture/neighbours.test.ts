import { testAttack } from './short-form.ts';

testAttack('neighbours');
