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

const yearOf = (epochMs: number): number => new Date(epochMs).getUTCFullYear();

/**
 * A version only rises: one that is years ahead, by a slip of the hand, would keep every later one out of the desks for
 * good. Measured by the pack's own beginning, before which no desk uses it, so that a desk's clock plays no part; who
 * publishes it is held to today as well.
 */
export const versionAhead: GateRule = {
  id: 'version-ahead',
  says: 'A version begins with this year or the next: a later one would keep all that follow out.',
  severity: 'refuses',
  places: ({ pack: { version, notBefore }, now }) => {
    const begins = Date.parse(notBefore);
    const latest = yearOf(now === null ? begins : Math.min(begins, now)) + 1;
    return Number(version.split('.')[0]) > latest
      ? [{ at: ['version'], todo: `Give it a version of ${latest} at the latest, such as ${latest}.1.` }]
      : [];
  },
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
