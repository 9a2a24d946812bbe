import { serviceOf } from '../../../shared/packs/lookup';
import { mayBeAnonymous } from '../../../shared/policy/asked-fields';
import { needWords } from '../../copy/need-words';
import { scriptWords } from '../../copy/script-words';
import { words } from '../../copy/words';
import { asksForPersonal } from '../../state/answer-step';
import { shownPack, useCall, type OpenCall } from '../../state/open-call';
import { useToday } from '../../ui/use-today';
import { LanguageButton } from './language-button';

/** The id by which the answers are described: a screen reader reads the sentence with them. */
export const PROMPT_LINE = 'prompt-line';

/** What the focus comes to where no answer is nearer than another. */
const inFront = { tabIndex: -1, 'data-primary': true } as const;

function Head({ title, progress = null }: { title: string; progress?: string | null }) {
  return (
    <div className="prompt-head">
      <h2 className="pane-title">
        {title}
        {progress && <span className="prompt-progress">{progress}</span>}
      </h2>
      <LanguageButton />
    </div>
  );
}

/** What to do where nothing is said. */
function todo(call: OpenCall): string {
  const { step, setting, draft, active } = call;
  switch (step.kind) {
    case 'personal-question': {
      const service = serviceOf(shownPack(call), active.serviceId);
      return service && !mayBeAnonymous(setting.pack, service)
        ? words.prompter.needsPersonal(service.name)
        : words.prompter.question;
    }
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
      <Head title={words.prompter.title} />
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

const reference = /([0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z])/;

/** A reference is read out sign by sign, so it is never broken over two lines. */
function Sentence({ text }: { text: string }) {
  return text.split(reference).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <span key={i} className="reference">
        {part}
      </span>
    ),
  );
}

/** Letters that fill more than five lines of the pane at the large size. */
const LONG = 160;

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
      <Head title={aloud ? words.prompter.title : words.prompter.titleWrite} progress={several} />
      <p
        id={PROMPT_LINE}
        className={`prompt-line${aloud ? '' : ' prompt-todo'}${text.length > LONG ? ' prompt-long' : ''}`}
        lang={language}
        {...(asks && inFront)}
      >
        {aloud && '“'}
        <Sentence text={text} />
        {aloud && '”'}
      </p>
    </>
  );
}

/** The sentence to say, in quotation marks; or what to do, without. */
export function PromptLine() {
  const kind = useCall((c) => c.step.kind);
  const inScript = useCall((c) => c.front !== null);
  const text = useCall(todo);
  const mayBeNo = useCall(asksForPersonal);
  if (inScript) return <ScriptLine />;
  if (kind === 'language') return <LanguageLine />;
  return (
    <>
      <Head title={words.prompter.titleWrite} />
      <p id={PROMPT_LINE} className="prompt-line prompt-todo" {...(kind !== 'personal-question' && inFront)}>
        {text}
      </p>
      {kind === 'personal-question' && mayBeNo && <p className="quiet">{words.prompter.questionHint}</p>}
    </>
  );
}
