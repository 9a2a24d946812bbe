import type { VisitRecord } from '../../../shared/domain/visit';
import { londonInstant } from '../../../shared/policy/civil-date';
import { closingAfter } from '../../../shared/policy/visits';
import type { OpenedRecord } from '../data/opened-record';
import { emptyUnit, type RecordWrite } from '../data/unit-of-work';
import type { Context } from './context';

/** Signs out by the clock who is still signed in when the building has closed. */
export type VisitClosing = {
  /** Looks at once: at start, when the PC woke, when somebody was signed in. */
  wake(): void;
  /** Signs out whose time has come; resolves when that is stored, or could not be. */
  closeDue(): Promise<void>;
};

/** More than are ever in one building or were within a day; a list that is longer helps nobody. */
export const MOST_VISITS = 500;
/** A timer may sleep through closing with the PC, or the clock may be set. */
const LOOK_MS = 10 * 60_000;
/** Just past it. */
const PAST_MS = 50;

/** A new version of a visit; it keeps the day on which it must be gone. */
export function revised({ row, body }: OpenedRecord<'visit'>, change: Partial<VisitRecord>): RecordWrite {
  return {
    id: row.id,
    kind: 'visit',
    time: Date.parse(body.arrivedAt),
    body: { ...body, ...change },
    follows: row.revision,
    keepsItsDay: true,
  };
}

/**
 * They left, as far as anybody knows, at closing, and not when this PC next looked. Who is signed out so stands on the
 * evacuation roll of that day apart from the others: nobody saw them go.
 */
export function createVisitClosing(
  { store, packs, changes, now }: Pick<Context, 'store' | 'packs' | 'changes' | 'now'>,
  setTimer: (ms: number, call: () => void) => () => void,
): VisitClosing {
  let callOff = (): void => {};

  const closingOf = ({ inSince }: VisitRecord): number =>
    closingAfter(packs.current().pack, Date.parse(inSince));

  const inBuilding = async (): Promise<OpenedRecord<'visit'>[]> => {
    const visits = await store.reader.newest('visit', MOST_VISITS);
    return visits.filter(({ body }) => body.left === null);
  };

  const closeDue = async (): Promise<void> => {
    const due = (await inBuilding()).filter(({ body }) => closingOf(body) <= now());
    if (due.length === 0) return;
    const done = await store.work.commit({
      ...emptyUnit,
      records: due.map((visit) =>
        revised(visit, { left: { at: londonInstant(closingOf(visit.body)), how: 'closing' } }),
      ),
      audit: [
        {
          what: 'visitors-signed-out',
          visitIds: due.map(({ row }) => row.id),
          how: 'closing',
          officerId: null,
        },
      ],
    });
    if (done.ok) changes.changed('visits');
  };

  const look = async (): Promise<void> => {
    await closeDue();
    const next = Math.min(...(await inBuilding()).map(({ body }) => closingOf(body)));
    plan(next - now() + PAST_MS);
  };
  const plan = (ms: number): void => {
    callOff();
    callOff = setTimer(Math.min(LOOK_MS, Math.max(PAST_MS, ms)), wake);
  };
  // A store that fails is looked at again with the next timer.
  const wake = (): void => void look().catch(() => plan(LOOK_MS));

  return { wake, closeDue };
}
