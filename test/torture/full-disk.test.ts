import { testAttack } from './short-form.ts';

testAttack('full-disk');
