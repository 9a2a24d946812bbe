import { SAID_EVERY_MS, type DisplayShown } from '../../shared/ipc/display-contract';
import { appStateQuery } from '../bridge/main-process';
import { packQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';
import { useCheckInNotice } from '../state/check-in-notice';
import { beginShowing, hearCustomer, useCustomerScreen } from '../state/customer-screen';
import { useDeskView } from '../state/desk-view';
import { callToShow, checkInToShow, visitToShow, type ToShow } from '../state/on-display';
import { useOpenCall } from '../state/open-call';
import { useVisitors } from '../state/visitors';

/** Nothing while the desk is covered, the store away, or the council has no screen for customers. */
function toShow(): ToShow | null {
  const { locked, vault } = useDeskView.getState();
  const pack = queryClient.getQueryData(packQuery.queryKey)?.pack;
  if (locked || vault !== 'open' || pack?.modules.customerScreen === false) return null;
  const now = Date.now();
  return (
    checkInToShow(useCheckInNotice.getState().notice, now) ??
    visitToShow(useVisitors.getState().signIn) ??
    callToShow(useOpenCall.getState().call, now)
  );
}

function shownNow(): DisplayShown {
  const next = toShow();
  const about = next?.about ?? null;
  if ((useCustomerScreen.getState().showing?.about ?? null) !== about) beginShowing(about);
  const { showing } = useCustomerScreen.getState();
  if (next && showing) return { ...next.notice, showId: showing.showId };
  const pack = queryClient.getQueryData(packQuery.queryKey)?.pack;
  return { state: 'idle', council: pack?.controller.name ?? null, languages: pack?.languages ?? ['en'] };
}

/**
 * Says what the customer's screen shows, at once when it changes and again every two seconds, so that silence means
 * that nothing may stay on it. Returns the way to stop.
 */
export function keepCustomerScreen(): () => void {
  let last = '';
  const say = (again: boolean): void => {
    const at = queryClient.getQueryData(appStateQuery.queryKey)?.display.at ?? 'off';
    if (at === 'off') {
      last = '';
      if (useCustomerScreen.getState().showing) beginShowing(null);
      return;
    }
    const shown = shownNow();
    const what = shown.state === 'idle' ? `idle ${shown.council}` : shown.showId;
    if (what === last && !again) return;
    last = what;
    // A main process that is gone takes the screen with it.
    window.desk.invoke('display:show', shown).catch(() => {});
  };
  const timer = setInterval(() => say(true), SAID_EVERY_MS);
  const changed = (): void => say(false);
  const stops = [
    useOpenCall.subscribe(changed),
    useDeskView.subscribe(changed),
    useVisitors.subscribe(changed),
    useCheckInNotice.subscribe(changed),
    queryClient.getQueryCache().subscribe(changed),
    window.desk.onTell('display:answered', hearCustomer),
  ];
  return () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}
