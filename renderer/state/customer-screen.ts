import { create } from 'zustand';
import type { DisplayAnswered } from '../../shared/ipc/display-contract';
import { appStateQuery } from '../bridge/main-process';
import { queryClient } from '../bridge/query-client';
import { customerScreenWords } from '../copy/display-words';
import { words } from '../copy/words';
import { announce, noteTrouble } from './desk-view';

type CustomerScreen = {
  /** What the notice on it belongs to, and the id of this showing; null while it is idle or off. */
  showing: { about: string; showId: string } | null;
  /** What the customer touched last in this showing. */
  answer: DisplayAnswered | null;
};

/** What is on the customer's screen, as far as the desk knows. It may vanish: what is recorded is in the call. */
export const useCustomerScreen = create<CustomerScreen>(() => ({ showing: null, answer: null }));

/** Another thing is shown from now on: what was touched before it counts for nothing any more. */
export function beginShowing(about: string | null): void {
  useCustomerScreen.setState({
    showing: about === null ? null : { about, showId: crypto.randomUUID() },
    answer: null,
  });
}

/** Heard from main; counts only for what is shown now. */
export function hearCustomer(answered: DisplayAnswered): void {
  if (useCustomerScreen.getState().showing?.showId !== answered.showId) return;
  useCustomerScreen.setState({ answer: answered });
  announce(customerScreenWords[answered.answer]);
}

/** The receptionist has seen it. */
export const letAnswerGo = (): void => useCustomerScreen.setState({ answer: null });

/** Turns the customer's screen on, or off where it is on. */
export async function turnCustomerScreen(): Promise<void> {
  const app = queryClient.getQueryData(appStateQuery.queryKey);
  if (!app) return;
  const on = app.display.at === 'off';
  const done = await window.desk.invoke('display:turn', { on }).catch(() => null);
  noteTrouble(done ? (done.ok ? null : done.say) : words.unreachable);
  if (done?.ok) announce(on ? customerScreenWords.turnedOn : customerScreenWords.turnedOff);
}
