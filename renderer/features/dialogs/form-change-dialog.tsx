import type { KeyboardEvent } from 'react';
import { keyNames } from '../../copy/keys';
import { words } from '../../copy/words';
import { answerFormChange, useFormChange } from '../../state/form-change';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';

const stay = (): void => answerFormChange('stay');

/** What becomes of typed text that the changed form has no field for: never lost without a word. */
export function FormChangeDialog() {
  const change = useFormChange((s) => s.change);
  if (!change) return null;
  const { left, to, from, system } = change;
  const said = words.formChange;
  const barred = left.filter(({ line }) => line === null).map(({ label }) => label);
  const labels = left.map(({ label }) => label);
  const canKeep = system !== null || barred.length < left.length;

  const byLetter = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const key = event.key.toUpperCase();
    if (key === keyNames.keep && canKeep) answerFormChange('keep');
    else if (key === keyNames.leave) answerFormChange('leave');
    else if (key === keyNames.stay) stay();
    else return;
    event.preventDefault();
  };
  return (
    <FloatDialog title={said.title} onClose={stay}>
      <div onKeyDown={byLetter}>
        <p>{system === null ? said.text(to, labels) : said.textElsewhere(to, system, labels)}</p>
        {system === null && barred.length > 0 && <p>{said.barred(barred)}</p>}
        <div className="float-answers">
          <ActionButton tone="line" keys={keyNames.stay} onPress={stay}>
            {from === null ? said.stayUnpicked : said.stay(from)}
          </ActionButton>
          <ActionButton
            tone={canKeep ? 'line' : 'main'}
            keys={keyNames.leave}
            autoFocus={!canKeep}
            onPress={() => answerFormChange('leave')}
          >
            {said.leave}
          </ActionButton>
          {canKeep && (
            <ActionButton tone="main" keys={keyNames.keep} autoFocus onPress={() => answerFormChange('keep')}>
              {system === null ? said.keep : said.keepToEnter(system)}
            </ActionButton>
          )}
        </div>
      </div>
    </FloatDialog>
  );
}
