import type { DeskStatus } from '../../../shared/ipc/status';
import { addPeriod, londonDate, startOfLondonDay } from '../../../shared/policy/civil-date';
import type { Context } from './context';

/**
 * What has waited longer than IT's policy lets pass in silence. By whole days of the calendar, so that it begins at
 * midnight, when the status is looked at anyway. To be asked once `store.unsent` is ready.
 */
export function unsentTooLong(
  context: Pick<Context, 'store' | 'desk' | 'now'>,
): DeskStatus['outbox']['overdue'] {
  const after = context.desk().maxUnsentAge;
  const lastDay = addPeriod(londonDate(context.now()), `-${after}`);
  const count = context.store.unsent.countBefore(startOfLondonDay(lastDay));
  return count > 0 ? { count, after } : null;
}
