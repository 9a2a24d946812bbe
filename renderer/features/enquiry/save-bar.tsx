import { timeWords } from '../../copy/dates';
import { keyNames } from '../../copy/keys';
import { firstNeedWords } from '../../copy/need-words';
import { practiceWords } from '../../copy/practice-words';
import { words } from '../../copy/words';
import { useDeskView } from '../../state/desk-view';
import { askDiscard, saveCall } from '../../state/end-call';
import { useCall, usePractising } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { useLate } from '../../ui/use-late';

/** Whether what is typed is kept yet, without flicker: only a wait that lasts is said. */
function Kept() {
  const kept = useCall((c) => c.kept);
  const waiting = useLate(kept?.state === 'keeping');
  if (kept?.state === 'not-kept')
    return (
      <p className="caution" role="status">
        {words.enquiry.notKept} <small>{kept.problem.say}</small>
      </p>
    );
  if (waiting) return <p className="quiet">{words.enquiry.saving}</p>;
  return (
    <p className="quiet figures">{kept?.state === 'kept' && words.enquiry.keptAt(timeWords(kept.at))}</p>
  );
}

/** Saving is never a dead end: the button says what is missing, and leads there. */
export function SaveBar() {
  const missing = useCall(({ setting, draft, needs }) =>
    needs[0] ? firstNeedWords(setting.pack, draft, needs[0]) : null,
  );
  const saving = useCall((c) => c.saving);
  const late = useLate(saving);
  const practising = usePractising();
  const trouble = useDeskView((s) => s.trouble);
  return (
    <div className="save-bar">
      {trouble && <p className="trouble">{trouble}</p>}
      <Kept />
      <ActionButton tone="quiet" onPress={askDiscard}>
        {practising ? practiceWords.end : words.enquiry.discard}
      </ActionButton>
      <ActionButton
        tone={missing === null ? 'main' : 'line'}
        keys={keyNames.save}
        data-place="save"
        onPress={() => void saveCall()}
      >
        {late ? words.enquiry.saving : (missing ?? (practising ? practiceWords.finish : words.enquiry.save))}
      </ActionButton>
    </div>
  );
}
