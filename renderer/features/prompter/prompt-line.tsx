import { needWords } from '../../copy/need-words';
import { scriptWords } from '../../copy/script-words';
import { words } from '../../copy/words';
import { useCall, type OpenCall } from '../../state/open-call';
import { useToday } from '../../ui/use-today';

/** The id by which the answers are described: a screen reader reads the sentence with them. */
export const PROMPT_LINE = 'prompt-line';

/** What to do where nothing is said. */
function todo({ step, setting, draft, active }: OpenCall): string {
  switch (step.kind) {
    case 'personal-question':
      return words.prompter.question;
    case 'service':
      return words.prompter.service;
    case 'write':
      return needWords(setting.pack, draft, step.need, active.id);
    case 'save':
      return words.prompter.save;
    default:
      return '';
  }
}

/** The first question of a call where the council speaks more than one language: asked in each of them. */
function LanguageLine() {
  const languages = useCall((c) => c.setting.pack.languages);
  return (
    <>
      <h2 className="pane-title">{words.prompter.title}</h2>
      <p id={PROMPT_LINE} className="prompt-line">
        “
        {languages.map((language, i) => (
          <span key={language} lang={language}>
            {i > 0 && ' '}
            {words.languageChoice[language].ask}
          </span>
        ))}
        ”
      </p>
    </>
  );
}

/** The sentence of a script; a question has the focus itself, so that none of its answers is nearer than another. */
function ScriptLine() {
  const today = useToday();
  const language = useCall((c) => c.draft.language);
  const asks = useCall(({ front }) => front?.shown.kind === 'ask');
  const aloud = useCall(({ front }) => front?.shown.kind !== 'ask' || front.shown.aloud);
  const several = useCall(({ front }) =>
    front && front.of > 1 ? words.prompter.progress(front.nth, front.of) : null,
  );
  const text = useCall(({ front, setting, draft, active }) => {
    if (!front) return '';
    const { pack, officer } = setting;
    const { role } = front.script;
    const { about } = front;
    return scriptWords(front.shown.text, { pack, draft, active, officer: officer.name, today, role, about });
  });
  return (
    <>
      <h2 className="pane-title">
        {aloud ? words.prompter.title : words.prompter.titleWrite}
        {several && <span className="prompt-progress">{several}</span>}
      </h2>
      <p
        id={PROMPT_LINE}
        className={aloud ? 'prompt-line' : 'prompt-line prompt-todo'}
        lang={language}
        {...(asks && { tabIndex: -1, 'data-primary': true })}
      >
        {aloud ? `“${text}”` : text}
      </p>
    </>
  );
}

/** The sentence to say, in quotation marks; or what to do, without. */
export function PromptLine() {
  const kind = useCall((c) => c.step.kind);
  const inScript = useCall((c) => c.front !== null);
  const text = useCall(todo);
  if (inScript) return <ScriptLine />;
  if (kind === 'language') return <LanguageLine />;
  return (
    <>
      <h2 className="pane-title">{words.prompter.titleWrite}</h2>
      <p id={PROMPT_LINE} className="prompt-line prompt-todo">
        {text}
      </p>
      {kind === 'personal-question' && <p className="quiet">{words.prompter.questionHint}</p>}
    </>
  );
}
