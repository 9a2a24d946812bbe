import type { GateRule } from './finding';

const LONG_LIFE_MS = 3 * 366 * 86_400_000;

export const timeOrder: GateRule = {
  id: 'time-order',
  says: 'A pack ends after it begins.',
  severity: 'refuses',
  places: ({ pack: { notBefore, expires } }) =>
    Date.parse(expires) <= Date.parse(notBefore)
      ? [{ at: ['expires'], todo: 'Set a moment after notBefore.' }]
      : [],
};

/** Not refused: a desk whose pack ended while the CRM was out of reach works on with it, warned. */
export const expired: GateRule = {
  id: 'expired',
  says: 'A pack that has ended is not published any more.',
  severity: 'reports',
  places: ({ pack: { expires }, now }) =>
    now !== null && Date.parse(expires) <= now
      ? [{ at: ['expires'], todo: 'Publish a new version with a later end.' }]
      : [],
};

export const longLife: GateRule = {
  id: 'long-life',
  says: 'Notices are looked at again: a pack lasts three years at most.',
  severity: 'reports',
  places: ({ pack: { notBefore, expires } }) =>
    Date.parse(expires) - Date.parse(notBefore) > LONG_LIFE_MS
      ? [{ at: ['expires'], todo: 'Set an earlier end.' }]
      : [],
};

/** Past it, a day on which nobody answers would be promised as a day on which somebody does. */
export const calendarEnd: GateRule = {
  id: 'calendar-end',
  says: 'The bank holidays are known for as long as the pack lasts.',
  severity: 'reports',
  places: ({ pack: { calendar, expires } }) =>
    calendar.knownUntil < expires.slice(0, 10)
      ? [{ at: ['calendar', 'knownUntil'], todo: 'Add the holidays up to the pack’s end.' }]
      : [],
};
