import { testAttack } from './short-form.ts';

testAttack('hostile-input');
