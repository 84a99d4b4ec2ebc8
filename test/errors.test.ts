import { expect, test } from 'vitest';
import { ContactReportError, deserialiseError, serialiseError, UsageError } from '../src/errors.ts';

const crossed = (error: unknown) => deserialiseError(JSON.parse(JSON.stringify(serialiseError(error))));

test('an error for the user keeps its code, exit code, message and hint', () => {
  const error = crossed(new UsageError('Invalid --wait: soon.', 'Write --wait 5m.'));
  expect(error).toBeInstanceOf(ContactReportError);
  expect(error).toMatchObject({
    code: 'usage',
    exitCode: 2,
    message: 'Invalid --wait: soon.',
    hint: 'Write --wait 5m.',
  });
});

test('any other error keeps its code, message and stack', () => {
  const error = Object.assign(new Error('no room'), { code: 'ENOSPC' });
  expect(crossed(error)).not.toBeInstanceOf(ContactReportError);
  expect(crossed(error)).toMatchObject({ code: 'ENOSPC', message: 'no room', stack: error.stack });
  expect(crossed('text').message).toBe('text');
});
