import { flushSync } from 'react-dom';
import { statusQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';
import { practiceWords } from '../copy/practice-words';
import { goTo } from '../ui/place';
import { announce, useDeskView } from './desk-view';
import { goToStep } from './go-on';
import { nowInstant } from './now';
import { leaveCall, showCall, useOpenCall } from './open-call';
import { practiceDraft, practiceHome, type PracticeChoice } from './practice-home';
import { reviewOf } from './practice-review';

/** Begins a rehearsal, unless a real call is on screen. */
export function startPractice(choice: PracticeChoice): void {
  const open = useOpenCall.getState().call;
  if (open && !open.home.practice) return;
  const home = practiceHome(choice.caller);
  const officer = queryClient.getQueryData(statusQuery.queryKey)?.officer;
  const setting = {
    pack: choice.pack,
    // Nothing is proved by it, so it stands for no notice.
    noticeHashes: Object.fromEntries(choice.pack.notices.map(({ id }) => [id, 'practice'])),
    consentHashes: Object.fromEntries(choice.pack.scripts.map(({ id }) => [id, 'practice'])),
    officer: { id: 'practice', name: officer?.name ?? practiceWords.you },
  };
  flushSync(() => {
    showCall(setting, practiceDraft(choice, home.first, nowInstant()), home);
    useDeskView.setState({ middle: { kind: 'desk' }, floating: null, saved: null, trouble: null });
  });
  announce(practiceWords.begun);
  goToStep();
}

/** Ends the rehearsal, if one is on, and shows what was said and missed. Nothing of it is kept. */
export function endPractice(): void {
  const { call } = useOpenCall.getState();
  if (!call?.home.practice) return;
  const review = reviewOf(call);
  flushSync(() => {
    leaveCall();
    useDeskView.setState({
      middle: { kind: 'practice-review', review },
      floating: null,
      saved: null,
      trouble: null,
    });
  });
  announce(practiceWords.ended);
  goTo('start');
}

/** For a real call: the rehearsal is gone at once, without a question. */
export function dropPractice(): void {
  if (useOpenCall.getState().call?.home.practice) flushSync(leaveCall);
}
