import { testAttack } from './short-form.ts';

testAttack('suspended-owners');
