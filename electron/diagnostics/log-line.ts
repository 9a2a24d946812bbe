import type { LogFields } from '../../shared/diagnostics/log';

/** Ids, counts and names of states have this shape; a sentence, a name, a number to call or an address has not. */
const word = /^[A-Za-z0-9][A-Za-z0-9_.:/~-]{0,79}$/;
const phoneLike = /^\+?\d{7,}$/;
const eventName = /^[a-z][a-z0-9-]{0,59}$/;

/**
 * One line of the log. What does not look like an id is left out by its shape, whoever wrote the call: a body or an
 * exception's text can't get in by mistake.
 */
export function logLine(event: string, fields: LogFields = {}): string {
  const parts = Object.entries(fields).flatMap(([key, value]) => {
    if (value === undefined || !/^[A-Za-z]{1,30}$/.test(key)) return [];
    if (typeof value !== 'string') return [`${key}=${String(value)}`];
    return [`${key}=${word.test(value) && !phoneLike.test(value) ? value : '(left out)'}`];
  });
  return [eventName.test(event) ? event : '(left out)', ...parts].join(' ');
}
