import { expect, test } from 'vitest';
import { hasLongRun } from '../../../renderer/ui/long-run';

test('long text with words in it is wrapped as ever, a long run of letters is not', () => {
  expect(hasLongRun('The bin was not emptied. '.repeat(80_000))).toBe(false);
  expect(hasLongRun('y'.repeat(2000))).toBe(false);
  expect(hasLongRun(`short words first, then ${'y'.repeat(2001)}`)).toBe(true);
});
