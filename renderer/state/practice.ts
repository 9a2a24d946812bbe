import { flushSync } from 'react-dom';
import type { CallDraft } from '../../shared/domain/call-draft';
import { stepIds } from '../../shared/domain/receipts';
import { statusQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';
import { needWords } from '../copy/need-words';
import { practiceWords } from '../copy/practice-words';
import { words } from '../copy/words';
import { goTo } from '../ui/place';
import { announce, useDeskView, type PracticeReview } from './desk-view';
import { goToStep } from './go-on';
import { nowInstant } from './now';
import { leaveCall, showCall, useOpenCall, type OpenCall } from './open-call';
import { practiceDraft, practiceHome, type PracticeChoice } from './practice-home';

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

function saidIn({ said }: CallDraft, name: (typeof stepIds)[number]): boolean {
  return said[name] !== undefined;
}

/** What was said and what was missed; a step that this call did not need is neither. */
function reviewOf({ draft, needs, setting, home }: OpenCall): PracticeReview {
  const told = draft.receipts.map((receipt) => {
    const notice = setting.pack.notices.find(({ id }) => id === receipt.noticeId);
    return practiceWords.told[receipt.status](notice?.version ?? receipt.version);
  });
  return {
    said: [...stepIds.filter((id) => saidIn(draft, id)).map((id) => words.prompter.steps[id]), ...told],
    missed: needs.map((need) => needWords(setting.pack, draft, need)),
    lookOut: home.practice?.lookOut ?? '',
  };
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
