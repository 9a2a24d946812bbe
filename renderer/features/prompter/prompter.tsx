import { Fragment, type KeyboardEvent } from 'react';
import { words } from '../../copy/words';
import { answerNeed, answerWithKey, asksForPersonal, speakIn } from '../../state/answer-step';
import { useDeskView } from '../../state/desk-view';
import { useOpenCall, type OpenCall } from '../../state/open-call';
import { useVisitors } from '../../state/visitors';
import { AboutPeople } from './about-people';
import { CustomerSays } from './customer-says';
import { OptionalQuestion } from './optional-question';
import { PromptAnswers } from './prompt-answers';
import { PromptLine } from './prompt-line';
import { PurgeLine } from './purge-line';
import { SaidTicks } from './said-ticks';
import { ShownBefore } from './shown-before';
import { StillNeeded } from './still-needed';

/** Single letters answer, here alone: never while a field has the focus. */
function answerByLetter(event: KeyboardEvent): void {
  const call = useOpenCall.getState().call;
  if (!call || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
  if (answer(call, event.key.toLowerCase())) event.preventDefault();
}

function answer(call: OpenCall, letter: string): boolean {
  if (answerWithKey(letter)) return true;
  const { kind } = call.step;
  if (call.side) return false;
  if (kind === 'language') {
    const { languages } = call.setting.pack;
    const chosen = languages.find((one) => words.languageChoice[one].key.toLowerCase() === letter);
    if (chosen) speakIn(chosen);
    return chosen !== undefined;
  }
  const yes = letter === 'y' && kind === 'personal-question';
  if (!yes && !(letter === 'n' && asksForPersonal(call))) return false;
  answerNeed(yes);
  return true;
}

/** What to say next in large type, one key to mark it said, and what saving still needs. */
export function Prompter() {
  const callId = useOpenCall(({ call }) => call?.draft.id);
  const inVisitors = useDeskView(({ middle }) => middle.kind === 'visitors');
  const withVisitor = useVisitors(({ signIn }) => signIn !== null) && inVisitors;
  return (
    <aside
      className={callId === undefined ? 'pane prompter prompter-silent' : 'pane prompter'}
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
          <ShownBefore />
          <CustomerSays />
          <OptionalQuestion />
          <SaidTicks />
          <AboutPeople />
          <StillNeeded />
          <PurgeLine />
        </Fragment>
      ) : (
        <>
          <h2 className="pane-title">{words.prompter.title}</h2>
          <p className="quiet">{withVisitor ? words.prompter.withVisitor : words.prompter.gone}</p>
        </>
      )}
    </aside>
  );
}
