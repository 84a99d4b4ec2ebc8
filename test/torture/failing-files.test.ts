import { testAttack } from './short-form.ts';

testAttack('failing-files');
