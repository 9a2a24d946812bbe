import { describe, expect, test } from 'vitest';
import { readDay } from '../../../renderer/copy/read-day';

/** A Monday. */
const today = '2026-11-23';

describe('a day is read as it is said', () => {
  test.each([
    ['today', '2026-11-23'],
    ['Yesterday', '2026-11-22'],
    ['tomorrow', '2026-11-24'],
    ['thu', '2026-11-19'],
    ['Thursday', '2026-11-19'],
    ['mon', '2026-11-23'],
    ['19', '2026-11-19'],
    ['19/11', '2026-11-19'],
    ['19.11.26', '2026-11-19'],
    ['19 Nov', '2026-11-19'],
    ['19th november 2026', '2026-11-19'],
    ['Thu 19 Nov', '2026-11-19'],
    ['2026-11-19', '2026-11-19'],
    ['3 Jan', '2027-01-03'],
    ['28/2/2025', '2025-02-28'],
  ])('%s', (said, date) => {
    expect(readDay(said, today)).toBe(date);
  });

  test.each(['', 'soon', '31/2/2026', '13/13', '19 foo', 'next week', '0'])('not %j', (said) => {
    expect(readDay(said, today)).toBeNull();
  });

  test('a weekday is the coming one where a day ahead is asked for', () => {
    expect(readDay('thu', today, 'future')).toBe('2026-11-26');
    expect(readDay('mon', today, 'future')).toBe('2026-11-23');
  });
});
