import type { DayCheck, DayPart } from '../../shared/domain/day-check';
import { askVault } from '../bridge/vault';
import { daySheetWords } from '../copy/day-sheet-words';
import { announce, noteTrouble } from './desk-view';

/** Puts on record that the desk was looked over, and what was not as it should be. */
export async function recordDayCheck(part: DayPart, attention: DayCheck[]): Promise<void> {
  const done = await askVault('day.checked', { part, attention });
  noteTrouble(done.ok ? null : done.problem.say);
  if (done.ok) announce(daySheetWords.recorded);
}
