import { Circle, CircleCheck, CircleMinus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { shownBefore } from '../../../shared/domain/displayed-notice';
import { CUT_OFF, receiptFor, stepIds, type StepId } from '../../../shared/domain/receipts';
import { needsObjection, noticeIdOf } from '../../../shared/packs/lookup';
import { electoralDue } from '../../../shared/policy/electoral-due';
import { timeWords } from '../../copy/dates';
import { words } from '../../copy/words';
import { takeBack, takeBackWayAround } from '../../state/answer-step';
import { useCall, type OpenCall } from '../../state/open-call';
import { openSide } from '../../state/side-script';
import { ActionButton } from '../../ui/action-button';

/** For the notice of the enquiry in front: another notice of the call has a moment of its own. */
function openingAt({ setting, draft, active }: OpenCall): string | null {
  const receipt = receiptFor(draft, noticeIdOf(setting.pack, active));
  if (receipt?.status === 'given') return receipt.at;
  const stands = receipt !== null || active.needsPersonalDetails === false;
  return stands ? (draft.said['opening'] ?? null) : null;
}

/** A notice that was read and not heard: shown, in this visit or when they were checked in. */
function shownWords({ setting, draft, active }: OpenCall): string | null {
  const noticeId = noticeIdOf(setting.pack, active);
  const receipt = receiptFor(draft, noticeId);
  if (receipt?.status !== 'given' || receipt.manner !== 'displayed') return null;
  return shownBefore(draft, noticeId) ? words.prompter.shownEarlier : words.prompter.shown;
}

function Tick({ step }: { step: StepId }) {
  const at = useCall((c) => (step === 'opening' ? openingAt(c) : (c.draft.said[step] ?? null)));
  const gone = useCall((c) => (step === 'closing' ? (c.draft.said[CUT_OFF] ?? null) : null));
  const shown = useCall((c) => (step === 'opening' ? shownWords(c) : null));
  const name = shown ?? words.prompter.steps[step];
  if (at === null && gone !== null)
    return (
      <li className="tick">
        <Button
          className="tick-said tick-not"
          aria-label={words.prompter.takeBackGone}
          onPress={() => takeBack(step)}
        >
          <CircleMinus className="icon" aria-hidden />
          {words.prompter.goneAt(timeWords(gone))}
        </Button>
      </li>
    );
  if (at === null)
    return (
      <li className="tick">
        <Circle className="icon" aria-hidden />
        <span aria-hidden>{name}</span>
        <span className="only-read">{words.prompter.notSaid(name)}</span>
      </li>
    );
  return (
    <li className="tick">
      <Button
        className="tick-said"
        aria-label={shown ? words.prompter.takeBackShown : words.prompter.takeBack(name)}
        onPress={() => takeBack(step)}
      >
        <CircleCheck className="icon" aria-hidden />
        {name} <time>{timeWords(at)}</time>
      </Button>
    </li>
  );
}

/** What was said so far, each with its time; pressing one takes it back. */
export function SaidTicks() {
  const objection = useCall(({ setting, active }) =>
    needsObjection(setting.pack, noticeIdOf(setting.pack, active)),
  );
  const electoral = useCall(
    ({ setting, draft, active }) =>
      electoralDue(setting.pack, draft, active) || draft.said['electoral'] !== undefined,
  );
  const around = useCall(({ setting, draft, active }) => {
    const receipt = receiptFor(draft, noticeIdOf(setting.pack, active));
    if (receipt?.status === 'already-given') return words.prompter.hadAlready(receipt.givenVersion);
    return receipt?.status === 'deferred' ? words.prompter.leftForLater : null;
  });
  const isDeferred = around === words.prompter.leftForLater;
  const noticeId = useCall(({ setting, active }) => noticeIdOf(setting.pack, active));
  return (
    <div className="prompter-part">
      <ul className="ticks">
        {stepIds
          .filter((step) => (step !== 'objection' || objection) && (step !== 'electoral' || electoral))
          .map((step) => (
            <Tick key={step} step={step} />
          ))}
      </ul>
      {around && (
        <div className="around">
          <Button
            className="tick-said tick-not"
            aria-label={isDeferred ? words.prompter.takeBackUrgent : words.prompter.takeBackAlready}
            onPress={takeBackWayAround}
          >
            <CircleMinus className="icon" aria-hidden />
            {around}
          </Button>
          {isDeferred && (
            <ActionButton tone="quiet" onPress={() => openSide('opening', noticeId)}>
              {words.prompter.sayNow}
            </ActionButton>
          )}
        </div>
      )}
    </div>
  );
}
