import { create } from 'zustand';
import type { NoticeReceipt } from '../../shared/domain/notice-receipt';
import type { VaultInput } from '../../shared/ipc/vault-contract';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { appStateQuery } from '../bridge/main-process';
import { packQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';
import { askVault } from '../bridge/vault';
import { noteTrouble } from './desk-view';
import { useCustomerScreen } from './customer-screen';

/** The notice that somebody reads who is being checked in; what it belongs to is made up for this check-in alone. */
export type CheckInNotice = { about: string; pack: CouncilPack };

/** On the customer's screen while `notice` is there. */
export const useCheckInNotice = create<{ notice: CheckInNotice | null }>(() => ({ notice: null }));

/** Their receipt, and where they were shown what it says. */
export type Seen = { receipt: NoticeReceipt; shownOn: 'desk-sign' | 'customer-screen' };

/** Whether there is a screen on which it could be shown. */
export function hasCustomerScreen(): boolean {
  const pack = queryClient.getQueryData(packQuery.queryKey)?.pack;
  const at = queryClient.getQueryData(appStateQuery.queryKey)?.display.at ?? 'off';
  return at !== 'off' && pack !== undefined && pack.modules.customerScreen !== false;
}

export function showCheckInNotice(): void {
  const pack = queryClient.getQueryData(packQuery.queryKey)?.pack;
  if (pack && hasCustomerScreen())
    useCheckInNotice.setState({ notice: { about: `check-in ${crypto.randomUUID()}`, pack } });
}

/** It goes off the customer's screen: it was seen, or nobody is checked in. */
export const endCheckInNotice = (): void => useCheckInNotice.setState({ notice: null });

/** How they have seen it, by what is shown now: the screen's answer counts for this showing alone. */
function howSeen(): VaultInput<'queue.notice-shown'> {
  const first = queryClient.getQueryData(packQuery.queryKey)?.pack.languages[0] ?? 'en';
  const { notice } = useCheckInNotice.getState();
  if (!notice) return { on: 'desk-sign', language: first };
  const { showing, answer } = useCustomerScreen.getState();
  const touched = showing?.about === notice.about && answer?.answer === 'read';
  return { on: 'customer-screen', language: touched ? answer.language : first, touched };
}

/** The receptionist says that they have seen it: never the screen by itself. null: the vault gave no receipt. */
export async function recordSeen(): Promise<Seen | null> {
  const how = howSeen();
  const answer = await askVault('queue.notice-shown', how);
  if (!answer.ok) {
    noteTrouble(answer.problem.say);
    return null;
  }
  endCheckInNotice();
  return { receipt: answer.value, shownOn: how.on };
}
