import { watchAppState } from '../bridge/main-process';
import { queryClient } from '../bridge/query-client';
import { keyOfTopic } from '../bridge/query-keys';
import { connectVault } from '../bridge/vault';
import { useDeskView } from '../state/desk-view';
import { draftKeeper, keepOpenCall } from '../state/keep-draft';

/** Joins the desk to the vault and to main. Returns the way to take it apart again. */
export function plugIn(): () => void {
  const stops = [
    connectVault({
      onChanged: (topics) => {
        for (const topic of topics) void queryClient.invalidateQueries({ queryKey: keyOfTopic[topic] });
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
  ];
  window.desk.requestPort();
  return () => {
    for (const stop of stops) stop();
  };
}
