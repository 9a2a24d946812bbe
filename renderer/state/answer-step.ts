import type { StepId } from '../../shared/domain/receipts';
import { personalTyped } from '../../shared/policy/saving-needs';
import { needWords } from '../copy/need-words';
import { words } from '../copy/words';
import { goAround, haveGone, sayStep, takeBackAround, takeBackStep, type WayAround } from './call-said';
import { answerPersonal } from './call-writing';
import { announce, float } from './desk-view';
import { andGoOn, goToNeed, goToStep } from './go-on';
import { useOpenCall } from './open-call';

/** F7: the sentence in front was said. In every other step it leads to what comes first. */
export function said(): void {
  const call = useOpenCall.getState().call;
  if (!call) {
    announce(words.prompter.waitForCall);
    return;
  }
  const { step } = call;
  switch (step.kind) {
    case 'opening':
    case 'objection':
    case 'closing': {
      const which: StepId = step.kind;
      andGoOn(() => sayStep(which));
      announce(words.prompter.markedSaid(words.prompter.steps[which]));
      return;
    }
    case 'personal-question':
      announce(words.prompter.answerFirst);
      goToStep();
      return;
    case 'write':
      announce(words.prompter.notYetClosing(needWords(call.setting.pack, call.draft, step.need)));
      goToNeed(step.need);
      return;
    case 'service':
    case 'save':
      goToStep();
  }
}

/** Whether this step can be answered with "nothing personal is needed". */
export function asksForPersonal(kind: string): boolean {
  return kind === 'opening' || kind === 'objection' || kind === 'personal-question';
}

/** The answer to "does this need personal details at all?". What was typed is not taken out without asking. */
export function answerNeed(needed: boolean): void {
  const call = useOpenCall.getState().call;
  if (!call) return;
  if (!needed && personalTyped(call.setting.pack, call.active).length > 0) {
    float('no-personal');
    return;
  }
  andGoOn(() => answerPersonal(needed));
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

/** There is time for the notice after all: it is said now, and stays on record as left for later first. */
export function saidAfterAll(): void {
  float(null);
  andGoOn(() => sayStep('opening'));
  announce(words.prompter.markedSaid(words.prompter.steps.opening));
}

/** Records one of the two ways around saying the notice now. */
export function recordWayAround(how: WayAround): void {
  float(null);
  andGoOn(() => goAround(how));
}
