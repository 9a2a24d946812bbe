import type { CallDraft } from '../../shared/domain/call-draft';
import type { Language } from '../../shared/domain/primitives';
import { stepIds, type StepId } from '../../shared/domain/receipts';
import { serviceOf } from '../../shared/packs/lookup';
import { mayBeAnonymous } from '../../shared/policy/asked-fields';
import { holdsPersonal } from '../../shared/policy/saving-needs';
import { isAtEnd } from '../../shared/prompter/trail-of';
import { needWords } from '../copy/need-words';
import { words } from '../copy/words';
import { goTo } from '../ui/place';
import {
  answered,
  goAround,
  haveGone,
  speak,
  takeBackAround,
  takeBackOne,
  takeBackStep,
  type WayAround,
} from './call-said';
import { answerPersonal } from './call-writing';
import { announce, float } from './desk-view';
import type { Side } from './front';
import { andGoOn, goToNeed, goToStep } from './go-on';
import { changeCall, showSide, useOpenCall, type OpenCall } from './open-call';

/** F7: the sentence in front was said. In every other step it leads to what comes first. */
export function said(): void {
  const call = useOpenCall.getState().call;
  if (!call) {
    announce(words.prompter.waitForCall);
    return;
  }
  if (call.front?.shown.kind === 'say') {
    answerFront(null);
    return;
  }
  if (call.side || call.front) {
    announce(words.prompter.answerByKey);
    goTo('prompter');
    return;
  }
  const { step } = call;
  switch (step.kind) {
    case 'language':
      announce(words.prompter.answerByKey);
      goToStep();
      return;
    case 'personal-question':
      announce(words.prompter.answerFirst);
      goToStep();
      return;
    case 'write':
      announce(words.prompter.notYetClosing(needWords(call.setting.pack, call.draft, step.need)));
      goToNeed(step.need);
      return;
    default:
      goToStep();
  }
}

/** Whether an answer would take out what was typed about somebody, which is never done without asking. */
function takesOut({ setting, draft }: OpenCall, after: CallDraft): boolean {
  return after.enquiries.some((enquiry) => {
    const before = draft.enquiries.find(({ id }) => id === enquiry.id);
    const turned = enquiry.needsPersonalDetails === false && before?.needsPersonalDetails !== false;
    return turned && before !== undefined && holdsPersonal(setting.pack, before);
  });
}

function goOnWith({ role, about }: Side): void {
  if (role === 'reason') goTo(`field-${about}`);
  if (role === 'representative') goTo('representative');
}

/** The answer to the step of the script in front; `null`: it was said. */
export function answerFront(answerId: string | null): void {
  const call = useOpenCall.getState().call;
  if (!call?.front) return;
  const after = answered(call, answerId);
  if (after === call.draft) return;
  if (takesOut(call, after)) {
    float('no-personal');
    return;
  }
  const { side, front } = call;
  const marked = stepIds.find((step) => after.said[step] !== call.draft.said[step]);
  andGoOn(() => {
    changeCall(() => after);
    // A side at its end gives way to the call.
    if (side && isAtEnd(call.setting.pack, after, call.active.id, front)) showSide(null);
  });
  // One goes on with what the script was about: the field that the reason opened, or who speaks for them.
  if (side && !useOpenCall.getState().call?.side) goOnWith(side);
  if (side?.role === 'volunteered' && !useOpenCall.getState().call?.side) goOnFromVolunteered(call);
  if (marked) announce(words.prompter.markedSaid(words.prompter.steps[marked]));
}

/** What the team needs has its place now; of what it does not need nothing was written down, and that is said. */
function goOnFromVolunteered({ active: before }: OpenCall): void {
  const now = useOpenCall.getState().call?.active.sensitive.length ?? 0;
  if (now > before.sensitive.length) goTo(`sensitive-${now - 1}`);
  else announce(words.sensitive.leftOut);
}

/** The answer with this key to the question in front. True when there is one. */
export function answerWithKey(key: string): boolean {
  const shown = useOpenCall.getState().call?.front?.shown;
  const answer = shown?.kind === 'ask' ? shown.answers.find((one) => one.key === key) : undefined;
  if (!answer) return false;
  answerFront(answer.id);
  return true;
}

/** Whether this step can be answered with "nothing personal is needed". */
export function asksForPersonal({ step, side, front, setting, active }: OpenCall): boolean {
  const { kind } = step;
  const allowed = mayBeAnonymous(setting.pack, serviceOf(setting.pack, active.serviceId));
  const inPlace = kind === 'opening' || kind === 'objection' || kind === 'personal-question';
  return inPlace && !side && front?.shown.kind !== 'ask' && allowed;
}

/** The answer to "does this need personal details at all?". What was typed is not taken out without asking. */
export function answerNeed(needed: boolean): void {
  const call = useOpenCall.getState().call;
  if (!call) return;
  if (!needed && holdsPersonal(call.setting.pack, call.active)) {
    float('no-personal');
    return;
  }
  andGoOn(() => answerPersonal(needed));
}

/** From now on in this language. */
export function speakIn(language: Language): void {
  andGoOn(() => speak(language));
  announce(words.prompter.nowIn(words.languages[language]));
}

/** The other language of the council, at any time in a call. */
export function switchLanguage(): void {
  const call = useOpenCall.getState().call;
  const other = call?.setting.pack.languages.find((one) => one !== call.draft.language);
  if (other) speakIn(other);
}

/** The closing can't be said any more; the enquiry can be saved all the same. */
export function closeWithoutClosing(): void {
  andGoOn(haveGone);
}

export function takeBack(step: StepId): void {
  andGoOn(() => takeBackStep(step));
  announce(words.prompter.takenBack(words.prompter.steps[step]));
}

export function takeBackWayAround(): void {
  andGoOn(takeBackAround);
  announce(words.prompter.aroundTakenBack);
}

/** The last answer within a script. */
export function takeBackLast(): void {
  andGoOn(takeBackOne);
  announce(words.prompter.takenBackOne);
}

/** Records one of the two ways around saying the notice now. */
export function recordWayAround(how: WayAround): void {
  float(null);
  andGoOn(() => goAround(how));
}
