import type { VaultTopic } from '../../shared/ipc/vault-contract';
import { watchAppState } from '../bridge/main-process';
import { queryClient } from '../bridge/query-client';
import { keyOfTopic } from '../bridge/query-keys';
import { connectVault } from '../bridge/vault';
import { announce, useDeskView } from '../state/desk-view';
import { keepCustomerScreen } from './keep-customer-screen';
import { draftKeeper, keepOpenCall } from '../state/keep-draft';
import { waitForLater } from './later';
import { keepTicketName } from '../state/ticket-name';

/** Every letter typed changes the list of calls; it is read again at most this often. */
const CALLS_EVERY_MS = 400;
let callsTimer: ReturnType<typeof setTimeout> | undefined;
let callsAt = 0;

function refresh(topic: VaultTopic): void {
  const now = (): void => void queryClient.invalidateQueries({ queryKey: keyOfTopic[topic] });
  if (topic !== 'calls') {
    now();
    return;
  }
  if (callsTimer !== undefined) return;
  callsTimer = setTimeout(
    () => {
      callsTimer = undefined;
      callsAt = Date.now();
      now();
    },
    Math.max(0, callsAt + CALLS_EVERY_MS - Date.now()),
  );
}

/** Joins the desk to the vault and to main. Returns the way to take it apart again. */
export function plugIn(): () => void {
  const stops = [
    connectVault({
      onChanged: (topics) => {
        for (const topic of topics) refresh(topic);
      },
      onLink: (open) => {
        useDeskView.setState({ vault: open ? 'open' : 'restarting' });
        if (!open) return;
        // What failed while it was away, and what it may have changed.
        void queryClient.invalidateQueries({
          predicate: (q) => q.state.dataUpdateCount + q.state.errorUpdateCount > 0,
        });
        draftKeeper.tryNow();
      },
    }),
    watchAppState(),
    window.desk.onTell('quit:ask', (quitting) => useDeskView.setState({ quitting })),
    keepOpenCall(),
    keepTicketName(),
    waitForLater(),
    keepCustomerScreen(),
    // What went wrong is said aloud too.
    useDeskView.subscribe(({ trouble }, before) => {
      if (trouble && trouble !== before.trouble) announce(trouble);
    }),
  ];
  window.desk.requestPort();
  return () => {
    for (const stop of stops) stop();
  };
}
