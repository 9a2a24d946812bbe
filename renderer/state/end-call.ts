import { flushSync } from 'react-dom';
import { serviceOf } from '../../shared/packs/lookup';
import { words } from '../copy/words';
import { goTo } from '../ui/place';
import { announce, float, noteTrouble, useDeskView } from './desk-view';
import { goToNeed } from './go-on';
import { nowInstant } from './now';
import { leaveCall, noteSaving, useOpenCall } from './open-call';
import { endPractice } from './practice';

export function savedSentence(references: readonly string[]): string {
  const [only] = references;
  return only && references.length === 1 ? words.idle.savedOne(only) : words.idle.savedMany(references);
}

/**
 * Saves the open call, or leads to the first thing that is missing. "Saved" is said when the vault has stored it,
 * never before; when it has not, everything stays on screen.
 */
export async function saveCall(): Promise<void> {
  const { call } = useOpenCall.getState();
  if (!call || call.saving) return;
  const [first] = call.needs;
  if (first) {
    goToNeed(first);
    return;
  }
  if (call.home.practice) {
    endPractice();
    return;
  }
  noteTrouble(null);
  noteSaving(true);
  await call.home.release(call.draft.id);
  const answer = await call.home.save(call.draft);
  if (!answer.ok) {
    noteSaving(false);
    noteTrouble(answer.problem.say);
    call.home.keep(call.draft);
    return;
  }
  const { references } = answer.value;
  const { pack } = call.setting;
  const passOn = call.draft.enquiries.flatMap(({ id, serviceId, outcome }) => {
    const service = serviceOf(pack, serviceId);
    const owed = service?.route === 'handoff' && outcome.kind === 'passed';
    return owed ? [{ enquiryId: id, team: outcome.team ?? service.team }] : [];
  });
  flushSync(() => {
    leaveCall();
    useDeskView.setState({
      middle: { kind: 'desk' },
      saved: { references, at: nowInstant(), passOn },
      trouble: null,
    });
  });
  announce(savedSentence(references));
  goTo('start');
}

/** Asks why the open call is to be given up; a rehearsal needs no reason. */
export function askDiscard(): void {
  if (useOpenCall.getState().call?.home.practice) endPractice();
  else float('discard');
}

/** Gives up the open call; the vault makes what was written unreadable. */
export async function discardCall(reason: string): Promise<void> {
  const { call } = useOpenCall.getState();
  if (!call || call.saving) return;
  noteSaving(true);
  await call.home.release(call.draft.id);
  const answer = await call.home.discard(call.draft.id, reason);
  if (!answer.ok) {
    noteSaving(false);
    noteTrouble(answer.problem.say);
    call.home.keep(call.draft);
    return;
  }
  flushSync(() => {
    leaveCall();
    useDeskView.setState({ middle: { kind: 'desk' }, floating: null, saved: null, trouble: null });
  });
  announce(words.discard.done);
  goTo('start');
}
