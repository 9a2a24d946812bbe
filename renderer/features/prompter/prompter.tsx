import { Fragment, type KeyboardEvent } from 'react';
import { words } from '../../copy/words';
import { answerNeed, asksForPersonal } from '../../state/answer-step';
import { useOpenCall } from '../../state/open-call';
import { PromptAnswers } from './prompt-answers';
import { PromptLine } from './prompt-line';
import { PurgeLine } from './purge-line';
import { SaidTicks } from './said-ticks';
import { StillNeeded } from './still-needed';

/** Single letters answer, here alone: never while a field has the focus. */
function answerByLetter(event: KeyboardEvent): void {
  const step = useOpenCall.getState().call?.step.kind;
  if (!step || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target instanceof HTMLInputElement) return;
  const letter = event.key.toLowerCase();
  const yes = letter === 'y' && step === 'personal-question';
  const no = letter === 'n' && asksForPersonal(step);
  if (!yes && !no) return;
  event.preventDefault();
  answerNeed(yes);
}

/** What to say next in large type, one key to mark it said, and what saving still needs. */
export function Prompter() {
  const callId = useOpenCall(({ call }) => call?.draft.id);
  return (
    <aside
      className="pane prompter"
      aria-label={words.prompter.title}
      data-side="prompter"
      onKeyDown={answerByLetter}
    >
      {callId !== undefined ? (
        <Fragment key={callId}>
          <div data-place="prompter" className="prompt" tabIndex={-1}>
            <PromptLine />
            <PromptAnswers />
          </div>
          <SaidTicks />
          <StillNeeded />
          <PurgeLine />
        </Fragment>
      ) : (
        <>
          <h2 className="pane-title">{words.prompter.title}</h2>
          <p className="quiet">{words.prompter.gone}</p>
        </>
      )}
    </aside>
  );
}
