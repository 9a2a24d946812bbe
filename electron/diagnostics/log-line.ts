import type { LogFields } from '../../shared/diagnostics/log';
import { holdsCardNumber } from '../../shared/policy/card-number';

/** Ids, counts and names of states have this shape; a sentence, a name, a number to call or an address has not. */
const word = /^[A-Za-z0-9][A-Za-z0-9_.:/~-]{0,79}$/;
const phoneLike = /^\+?\d{7,}$/;
/** By chance the digits of such an id may look like a card's; it is an id all the same. */
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const eventName = /^[a-z][a-z0-9-]{0,59}$/;

/** A card number passes for an id where signs of an id join its digits, or where it is given as a number. */
const isCard = (text: string): boolean => !uuid.test(text) && holdsCardNumber(text.replace(/[:/~]/g, '-'));

/**
 * One line of the log. What does not look like an id is left out by its shape, whoever wrote the call: a body or an
 * exception's text can't get in by mistake.
 */
export function logLine(event: string, fields: LogFields = {}): string {
  const parts = Object.entries(fields).flatMap(([key, value]) => {
    if (value === undefined || !/^[A-Za-z]{1,30}$/.test(key)) return [];
    const text = String(value);
    const fits = typeof value !== 'string' || (word.test(text) && !phoneLike.test(text));
    return [`${key}=${fits && !isCard(text) ? text : '(left out)'}`];
  });
  return [eventName.test(event) && !isCard(event) ? event : '(left out)', ...parts].join(' ');
}
