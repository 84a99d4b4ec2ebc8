import { expect, it } from 'vitest';
import { tellText } from '../support/expectations.ts';

it('the digits of a MessageID beyond 2^53 are kept, and tell messages apart', async () => {
  const numbers = ['104427216766056449', '104427216766056450'];
  const records = numbers.map(
    (number) =>
      `{"event":"open","time":1781164800,"email":"anna.peeters@example.be","mj_contact_id":1,"MessageID":${number}}`,
  );
  for (const text of [records.join('\n'), `[${records.join(',')}]`, `[${records.join(',\n')}]`]) {
    const { events } = await tellText(text);
    expect(events.map(({ details }) => details.messageId)).toEqual(numbers);
    expect(new Set(events.map(({ identity }) => identity)).size).toBe(2);
  }
});
