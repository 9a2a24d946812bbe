import { addPeriod, londonDate } from '../../../shared/policy/civil-date';
import { dueKey, keyBase, openKey, parseKeyName } from '../../../shared/crypto/key-names';
import { deskPeriod } from '../../../shared/policy/retention';
import type { AuditEvent } from '../../../shared/audit/event';
import type { Answer } from '../../../shared/ipc/port-message';
import type { Bodies } from '../data/opened-record';
import { burnKeys } from './burn-keys';
import { moveRows, type Chooser, type Destination } from './move-rows';
import type { RetentionParts } from './retention-parts';

/**
 * Moves everything out of the `open` keys of days gone by: what the CRM has taken to the `due` key of the day it must be
 * gone, the rest to today's `open` key. Then burns them, so that old blocks of the database's log outlive no day.
 */
export async function moveOutOfPastDays(parts: RetentionParts): Promise<Answer<null>> {
  const { store } = parts;
  const today = store.clock.today();
  const past = store.ring.names().filter((name) => {
    const { use, of } = parseKeyName(name);
    // A day ahead can only be one that a wrong clock once showed.
    return use === 'open' && of !== today;
  });
  const events: AuditEvent[] = [];
  for (const keyName of past) {
    const moved = await moveRows(parts, keyName, chooserFor(parts, today), openKey(today));
    if (!moved.ok) return moved;
    events.push({ what: 'key-emptied', key: keyBase(keyName), why: 'night', ...moved.value });
  }
  return burnKeys(parts, past, events);
}

function chooserFor({ pack }: RetentionParts, today: string): Chooser {
  const inUse = pack();
  const desk = deskPeriod(inUse);
  const { abandonedAfter } = inUse.drafts;
  /** The day of a moment; one that lies ahead was taken from a clock that has been put right since. */
  const dayOf = (epochMs: number): string => {
    const day = londonDate(epochMs);
    return day < today ? day : today;
  };
  const dueOn = (day: string): Destination => (day <= today ? { drop: 'expired' } : { to: dueKey(day) });

  return (kind, _row, body, outbox) => {
    if (kind === 'call') {
      const { touchedAt } = body as Bodies['call'];
      const goesOn = addPeriod(dayOf(touchedAt), abandonedAfter);
      return goesOn <= today ? { drop: 'abandoned' } : { to: openKey(today) };
    }
    if (kind === 'discard') {
      const { at } = body as Bodies['discard'];
      return dueOn(addPeriod(dayOf(Date.parse(at)), desk));
    }
    // Only what the CRM has taken, or a person has settled, is ever given a day.
    let passedAt = 0;
    for (const { delivery } of outbox) {
      if (delivery.state !== 'applied') return { to: openKey(today) };
      passedAt = Math.max(passedAt, delivery.at);
    }
    return passedAt === 0 ? { to: openKey(today) } : dueOn(addPeriod(dayOf(passedAt), desk));
  };
}
