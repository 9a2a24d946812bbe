import { keyNames } from '../../copy/keys';
import { words } from '../../copy/words';
import { answerNeed, closeWithoutClosing, said } from '../../state/answer-step';
import { float } from '../../state/desk-view';
import { useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { PROMPT_LINE } from './prompt-line';

/** The answers of this step as buttons with their keys on them. */
export function PromptAnswers() {
  const kind = useCall((c) => c.step.kind);
  const undecided = useCall((c) => c.active.needsPersonalDetails === null);
  const { prompter } = words;

  if (kind === 'personal-question')
    return (
      <div className="answers">
        <ActionButton
          tone="main"
          keys={keyNames.yes}
          data-primary
          aria-describedby={PROMPT_LINE}
          onPress={() => answerNeed(true)}
        >
          {prompter.yes}
        </ActionButton>
        <ActionButton tone="line" keys={keyNames.no} onPress={() => answerNeed(false)}>
          {prompter.no}
        </ActionButton>
      </div>
    );

  if (kind !== 'opening' && kind !== 'objection' && kind !== 'closing') return null;
  return (
    <div className="answers">
      <ActionButton
        tone="main"
        keys={keyNames.said}
        data-primary
        aria-describedby={PROMPT_LINE}
        onPress={said}
      >
        {prompter.said}
      </ActionButton>
      {kind !== 'closing' && undecided && (
        <ActionButton tone="line" keys={keyNames.no} onPress={() => answerNeed(false)}>
          {prompter.nothingPersonal}
        </ActionButton>
      )}
      {kind === 'closing' && (
        <ActionButton tone="quiet" onPress={closeWithoutClosing}>
          {prompter.haveGone}
        </ActionButton>
      )}
      {kind !== 'closing' && (
        <span className="answers-aside">
          <ActionButton tone="quiet" onPress={() => float('already-given')}>
            {prompter.hasItAlready}
          </ActionButton>
          <ActionButton tone="quiet" onPress={() => float('urgent')}>
            {prompter.urgent}
          </ActionButton>
        </span>
      )}
    </div>
  );
}
