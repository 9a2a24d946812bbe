import type { DeskStatus } from '../../../shared/ipc/status';
import { addPeriod, londonDate, startOfLondonDay } from '../../../shared/policy/civil-date';
import type { Context } from './context';

/** What was saved before this moment (milliseconds since 1970) and is not sent has waited too long. */
export function oldBefore({ desk, now }: Pick<Context, 'desk' | 'now'>): number {
  return startOfLondonDay(addPeriod(londonDate(now()), `-${desk().maxUnsentAge}`));
}

/**
 * What has waited longer than IT's policy lets pass in silence. By whole days of the calendar, so that it begins at
 * midnight, when the status is looked at anyway. To be asked once `store.unsent` is ready.
 */
export function unsentTooLong(
  context: Pick<Context, 'store' | 'desk' | 'now'>,
): DeskStatus['outbox']['overdue'] {
  const after = context.desk().maxUnsentAge;
  const count = context.store.unsent.countBefore(oldBefore(context));
  return count > 0 ? { count, after } : null;
}
