import { useState } from 'react';
import { RETURNED_WORDS_MAX } from '../../../shared/ipc/hand-off-contract';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { cameBackWords as said } from '../../copy/hand-off-words';
import { firstMissing, missingWords } from '../../copy/missing-words';
import { float } from '../../state/desk-view';
import { noteCameBack } from '../../state/hand-off';
import { ActForm } from '../../ui/act-form';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';
import { TextBox } from '../../ui/text-box';

const close = (): void => float(null);

/** Notes that an e-mail came back, in the returned message's own words. */
export function CameBackDialog() {
  const [says, setSays] = useState('');
  const [busy, setBusy] = useState(false);
  const words = says.trim();
  const place = 'returned-words';
  const missing = firstMissing(
    words.length < 3 && { place, say: missingWords.returned },
    words.length > RETURNED_WORDS_MAX && { place, say: missingWords.tooLong(RETURNED_WORDS_MAX) },
    holdsCardNumber(says) && { place, say: missingWords.card },
  );

  const keep = async (): Promise<void> => {
    setBusy(true);
    if (await noteCameBack(words)) close();
    else setBusy(false);
  };

  return (
    <FloatDialog title={said.title} onClose={close}>
      <ActForm
        missing={missing}
        onAct={() => void keep()}
        answers={
          <div className="float-answers">
            <ActionButton tone="line" onPress={close}>
              {said.cancel}
            </ActionButton>
            <ActionButton tone="main" type="submit" isDisabled={busy}>
              {said.keep}
            </ActionButton>
          </div>
        }
      >
        <p>{said.text}</p>
        <TextBox
          label={said.label}
          place={place}
          value={says}
          onChange={setSays}
          hint={said.hint}
          lines={4}
          autoFocus
        />
      </ActForm>
    </FloatDialog>
  );
}
