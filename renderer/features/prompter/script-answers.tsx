import { staffLabel } from '../../../shared/packs/lookup';
import { keyNames } from '../../copy/keys';
import { words } from '../../copy/words';
import {
  answerFront,
  answerNeed,
  asksForPersonal,
  closeWithoutClosing,
  said,
  takeBackLast,
} from '../../state/answer-step';
import { float } from '../../state/desk-view';
import { useCall } from '../../state/open-call';
import { closeSide } from '../../state/side-script';
import { ActionButton } from '../../ui/action-button';
import { PROMPT_LINE } from './prompt-line';

/** What a question of a script may be answered with: all of equal weight, each with its key. */
function Answers() {
  const shown = useCall(({ front }) => front?.shown);
  const pack = useCall((c) => c.setting.pack);
  const language = useCall((c) => c.draft.language);
  const consent = useCall(({ front }) => front?.script.role === 'consent');
  if (shown?.kind !== 'ask')
    return (
      <ActionButton
        tone="main"
        keys={keyNames.said}
        data-primary
        aria-describedby={PROMPT_LINE}
        onPress={said}
      >
        {words.prompter.said}
      </ActionButton>
    );
  const answers = shown.answers.map(({ id, key, label }) => (
    <ActionButton
      key={`${shown.id} ${id}`}
      tone="line"
      keys={key.toUpperCase()}
      aria-describedby={PROMPT_LINE}
      onPress={() => answerFront(id)}
    >
      {staffLabel(pack, label, language)}
    </ActionButton>
  ));
  // Yes and no of the same size, to the pixel (law 2.2).
  return consent ? <div className="answers-alike">{answers}</div> : answers;
}

/** The ways around a step of the call: not for a script that was opened beside it. */
function Aside() {
  const kind = useCall((c) => c.step.kind);
  return (
    <>
      {(kind === 'closing' || kind === 'electoral') && (
        <ActionButton tone="quiet" onPress={closeWithoutClosing}>
          {words.prompter.haveGone}
        </ActionButton>
      )}
      {(kind === 'opening' || kind === 'objection') && (
        <span className="answers-aside">
          <ActionButton tone="quiet" onPress={() => float('already-given')}>
            {words.prompter.hasItAlready}
          </ActionButton>
          <ActionButton tone="quiet" onPress={() => float('urgent')}>
            {words.prompter.urgent}
          </ActionButton>
        </span>
      )}
    </>
  );
}

/** The answers to the step of a script, and the ways out of it. */
export function ScriptAnswers() {
  const inSide = useCall((c) => c.side !== null);
  const canGoBack = useCall(({ front }) => front?.canGoBack ?? false);
  const undecided = useCall((c) => c.active.needsPersonalDetails === null && asksForPersonal(c));
  return (
    <div className="answers">
      <Answers />
      {undecided && (
        <ActionButton tone="line" keys={keyNames.no} onPress={() => answerNeed(false)}>
          {words.prompter.nothingPersonal}
        </ActionButton>
      )}
      {canGoBack && (
        <ActionButton tone="quiet" onPress={takeBackLast}>
          {words.prompter.goBack}
        </ActionButton>
      )}
      {inSide ? (
        <ActionButton tone="quiet" keys={keyNames.close} onPress={closeSide}>
          {words.prompter.leaveSide}
        </ActionButton>
      ) : (
        <Aside />
      )}
    </div>
  );
}
