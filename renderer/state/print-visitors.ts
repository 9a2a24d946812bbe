import { flushSync } from 'react-dom';
import type { PrintOutcome } from '../../shared/ipc/contract';
import type { VisitLine } from '../../shared/ipc/vault-contract';
import { keepsVisitors } from '../../shared/policy/visits';
import { packQuery, visitsQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';
import { askVault } from '../bridge/vault';
import { visitWords } from '../copy/visit-words';
import { announce } from './desk-view';
import { useVisitors } from './visitors';

async function print(what: 'badge' | 'roll'): Promise<PrintOutcome> {
  const answer = await window.desk.invoke('print:sheet', { what }).catch(() => null);
  return answer?.ok ? answer.value : 'not-done';
}

const badgeSays: Record<PrintOutcome, string> = {
  printed: visitWords.printed,
  'no-printer': visitWords.noPrinter,
  'not-done': visitWords.notPrinted,
};

export async function printBadge(badge: VisitLine): Promise<void> {
  // Laid out for paper in this very turn, so that what is printed is there.
  flushSync(() => useVisitors.setState({ badge, badgeSays: null }));
  const outcome = await print('badge');
  useVisitors.setState({ badge: null, badgeSays: badgeSays[outcome] });
  announce(badgeSays[outcome]);
  if (outcome === 'printed') await askVault('visit.printed', { what: 'badge', visitId: badge.id });
}

const rollSays: Record<PrintOutcome, string> = {
  printed: visitWords.roll.printed,
  'no-printer': visitWords.roll.noPrinter,
  'not-done': visitWords.roll.notPrinted,
};

export async function printRoll(): Promise<void> {
  useVisitors.setState({ roll: { says: visitWords.roll.printing, alarm: false } });
  const outcome = await print('roll');
  if (!useVisitors.getState().roll) return;
  useVisitors.setState({ roll: { says: rollSays[outcome], alarm: outcome !== 'printed' } });
  if (outcome !== 'printed') return;
  const visitors = queryClient.getQueryData(visitsQuery.queryKey)?.inBuilding.length ?? 0;
  // A store that fails holds up nobody in a fire.
  void askVault('visit.printed', { what: 'roll', visitors });
}

/** How long the roll waits for the newest list where one is known already. */
const WAITS_MS = 2_000;
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Who is in the building, on screen at once and on paper as soon as the list is read: from everywhere, with one key. */
export async function openRoll(): Promise<void> {
  if (useVisitors.getState().roll) return;
  flushSync(() => useVisitors.setState({ roll: { says: visitWords.roll.printing, alarm: false } }));
  const pack = queryClient.getQueryData(packQuery.queryKey)?.pack;
  if (pack && !keepsVisitors(pack)) return;
  const read = queryClient.fetchQuery({ ...visitsQuery, staleTime: 0 }).catch(() => null);
  const known = queryClient.getQueryData(visitsQuery.queryKey);
  // A store that does not answer must not hold up the paper.
  const list = known ? await Promise.race([read, after(WAITS_MS)]).then(() => known) : await read;
  if (!useVisitors.getState().roll) return;
  if (list) await printRoll();
  else useVisitors.setState({ roll: { says: visitWords.unread, alarm: true } });
}

export const closeRoll = (): void => useVisitors.setState({ roll: null });
