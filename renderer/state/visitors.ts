import { flushSync } from 'react-dom';
import { create } from 'zustand';
import type { NoticeReceipt } from '../../shared/domain/notice-receipt';
import type { VisitLine } from '../../shared/ipc/vault-contract';
import type { VaultInput } from '../../shared/ipc/vault-contract';
import { visitsQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';
import { askVault } from '../bridge/vault';
import { visitWords } from '../copy/visit-words';
import { announce, noteTrouble, showMiddle } from './desk-view';
import { useOpenCall, type CallSetting } from './open-call';

export type VisitFields = { name: string; host: string; company: string; hostEmail: string; car: string };

/** A visitor who is being signed in: the notice first, then, where it is due, the objection, then the form. */
export type SignIn = {
  id: string;
  setting: Pick<CallSetting, 'pack' | 'noticeHashes' | 'officer'>;
  step: 'notice' | 'objection' | 'form';
  receipt: NoticeReceipt | null;
  fields: VisitFields;
  saving: boolean;
};

type Visitors = {
  signIn: SignIn | null;
  /** Who was signed in last, until something else is done: their host is to be told, their badge printed. */
  last: VisitLine | null;
  /** What came of printing a badge. */
  badgeSays: string | null;
  /** The badge that is laid out for paper. */
  badge: VisitLine | null;
  /** The evacuation roll, while it is on screen. */
  roll: { says: string; alarm: boolean } | null;
};

export const useVisitors = create<Visitors>(() => ({
  signIn: null,
  last: null,
  badgeSays: null,
  badge: null,
  roll: null,
}));

export function showVisitors(): void {
  // A rehearsal shows nothing of anybody real.
  if (useOpenCall.getState().call?.home.practice) {
    announce(visitWords.notInPractice);
    return;
  }
  flushSync(() => showMiddle({ kind: 'visitors' }));
}

type Change = 'visit.sign-out' | 'visit.still-here' | 'visit.host-told';

/** One change of one visitor; says what was done, or why not. */
async function change(method: Change, visitId: string, done: string): Promise<void> {
  const answer = await askVault<Change>(method, { visitId } satisfies VaultInput<Change>);
  noteTrouble(answer.ok ? null : answer.problem.say);
  if (!answer.ok) return;
  const { last } = useVisitors.getState();
  if (last?.id === visitId) useVisitors.setState({ last: null, badge: null, badgeSays: null });
  announce(done);
  await queryClient.invalidateQueries({ queryKey: visitsQuery.queryKey });
}

export const signOut = ({ id, name }: VisitLine): Promise<void> =>
  change('visit.sign-out', id, visitWords.signedOut(name));
export const stillHere = ({ id, name }: VisitLine): Promise<void> =>
  change('visit.still-here', id, visitWords.backIn(name));
export const hostTold = ({ id }: VisitLine): Promise<void> =>
  change('visit.host-told', id, visitWords.hostTold);

/** Signs out whoever wears this badge. */
export async function signOutBadge(badge: number): Promise<void> {
  const inside = queryClient.getQueryData(visitsQuery.queryKey)?.inBuilding ?? [];
  const visit = inside.find((one) => one.badge === badge);
  if (visit) await signOut(visit);
  else announce(visitWords.noBadge(badge));
}
