import type { ConsentEvent } from './consent-event';

/** At the same moment the answer that lets less be done with somebody's data counts. */
const weight = { given: 0, refused: 1, withdrawn: 2 } as const;

/**
 * The answer about a purpose that counts: the last one, and a withdrawal wins a tie (law 2.3), whatever the order in
 * which the events came together. null: it was never asked.
 */
export function consentInForce(events: readonly ConsentEvent[], purposeId: string): ConsentEvent | null {
  let counts: ConsentEvent | null = null;
  for (const event of events) {
    if (event.purposeId !== purposeId) continue;
    const later = counts ? Date.parse(event.at) - Date.parse(counts.at) : 1;
    if (!counts || later > 0 || (later === 0 && weight[event.answer] > weight[counts.answer])) counts = event;
  }
  return counts;
}

/** Each event of both once, in the order in which it happened. Events are only ever added. */
export function mergeConsents(some: readonly ConsentEvent[], more: readonly ConsentEvent[]): ConsentEvent[] {
  const nameOf = ({ purposeId, answer, at }: ConsentEvent): string =>
    `${purposeId} ${answer} ${Date.parse(at)}`;
  const known = new Set(some.map(nameOf));
  const merged = [...some, ...more.filter((event) => !known.has(nameOf(event)))];
  return merged.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || weight[a.answer] - weight[b.answer]);
}

/** The withdrawal of a consent that was given. It never comes before it, though the clock was set back since. */
export function withdrawalOf(given: ConsentEvent, { at, by }: { at: string; by: string }): ConsentEvent {
  const early = Date.parse(at) < Date.parse(given.at);
  return { ...given, answer: 'withdrawn', at: early ? given.at : at, by, expiresOn: null };
}
