import { needWords } from '../../copy/need-words';
import { scriptWords } from '../../copy/script-words';
import { words } from '../../copy/words';
import { useCall } from '../../state/open-call';
import { useToday } from '../../ui/use-today';

/** The id by which the answers are described: a screen reader reads the sentence with them. */
export const PROMPT_LINE = 'prompt-line';

/** The sentence to say, in quotation marks; or what to do, without. */
export function PromptLine() {
  const today = useToday();
  const kind = useCall((c) => c.step.kind);
  const text = useCall(({ step, setting, draft, active }) => {
    switch (step.kind) {
      case 'opening':
      case 'objection':
      case 'closing':
        return scriptWords(step.kind, {
          pack: setting.pack,
          draft,
          active,
          officer: setting.officer.name,
          today,
        });
      case 'personal-question':
        return words.prompter.question;
      case 'service':
        return words.prompter.service;
      case 'write':
        return needWords(setting.pack, draft, step.need, active.id);
      case 'save':
        return words.prompter.save;
    }
  });
  const aloud = kind === 'opening' || kind === 'objection' || kind === 'closing';
  return (
    <>
      <h2 className="pane-title">{aloud ? words.prompter.title : words.prompter.titleWrite}</h2>
      <p id={PROMPT_LINE} className={aloud ? 'prompt-line' : 'prompt-line prompt-todo'}>
        {aloud ? `“${text}”` : text}
      </p>
      {kind === 'personal-question' && <p className="quiet">{words.prompter.questionHint}</p>}
    </>
  );
}
