import { keyNames } from '../../copy/keys';
import { words } from '../../copy/words';
import { switchLanguage } from '../../state/answer-step';
import { useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';

/** Goes on in the other language of the council, at any time; what was said so far stays as it was said. */
export function LanguageButton() {
  const other = useCall(({ setting, draft, step }) =>
    step.kind === 'language' ? undefined : setting.pack.languages.find((one) => one !== draft.language),
  );
  if (!other) return null;
  return (
    <ActionButton
      tone="quiet"
      keys={keyNames.language}
      lang={other}
      aria-label={`${words.languageChoice[other].name} ${keyNames.language}: ${words.prompter.speakIn(words.languages[other])}`}
      onPress={switchLanguage}
    >
      {words.languageChoice[other].name}
    </ActionButton>
  );
}
