import { addPeriod, londonDate, londonInstant } from '../../shared/policy/civil-date';

/** The one place where the desk reads the clock for what it records. */
export function nowInstant(): string {
  return londonInstant(Date.now());
}

export function today(): string {
  return londonDate(Date.now());
}

export function yesterday(): string {
  return addPeriod(today(), '-P1D');
}
