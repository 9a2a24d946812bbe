import { keyNames } from '../../copy/keys';
import { words } from '../../copy/words';
import { answerNeed, asksForPersonal, speakIn } from '../../state/answer-step';
import { useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { PROMPT_LINE } from './prompt-line';
import { ScriptAnswers } from './script-answers';

/** Which language: the one that the council offers first comes first, and has the focus. */
function LanguageAnswers() {
  const languages = useCall((c) => c.setting.pack.languages);
  return (
    <div className="answers">
      {languages.map((language, i) => {
        const { name, key } = words.languageChoice[language];
        return (
          <ActionButton
            key={language}
            tone={i === 0 ? 'main' : 'line'}
            keys={key}
            lang={language}
            {...(i === 0 && { 'data-primary': true })}
            aria-describedby={PROMPT_LINE}
            onPress={() => speakIn(language)}
          >
            {name}
          </ActionButton>
        );
      })}
    </div>
  );
}

/** The answers of this step as buttons with their keys on them. */
export function PromptAnswers() {
  const kind = useCall((c) => c.step.kind);
  const inScript = useCall((c) => c.front !== null);
  const mayBeNo = useCall(asksForPersonal);
  const { prompter } = words;

  if (inScript) return <ScriptAnswers />;
  if (kind === 'language') return <LanguageAnswers />;
  if (kind !== 'personal-question') return null;
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
      {mayBeNo && (
        <ActionButton tone="line" keys={keyNames.no} onPress={() => answerNeed(false)}>
          {prompter.no}
        </ActionButton>
      )}
    </div>
  );
}
