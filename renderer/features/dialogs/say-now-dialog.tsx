import { scriptWords } from '../../copy/script-words';
import { words } from '../../copy/words';
import { saidAfterAll } from '../../state/answer-step';
import { float } from '../../state/desk-view';
import { useOpenCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';
import { useToday } from '../../ui/use-today';

const close = (): void => float(null);

/** The opening that was left for later in an emergency, to be read out now. */
export function SayNowDialog() {
  const today = useToday();
  const text = useOpenCall(({ call }) => {
    if (!call) return '';
    const { setting, draft, active } = call;
    return scriptWords('opening', {
      pack: setting.pack,
      draft,
      active,
      officer: setting.officer.name,
      today,
    });
  });
  return (
    <FloatDialog title={words.ways.sayNowTitle} onClose={close}>
      <p className="prompt-line">“{text}”</p>
      <div className="float-answers">
        <ActionButton tone="line" onPress={close}>
          {words.ways.cancel}
        </ActionButton>
        <ActionButton tone="main" autoFocus onPress={saidAfterAll}>
          {words.prompter.said}
        </ActionButton>
      </div>
    </FloatDialog>
  );
}
