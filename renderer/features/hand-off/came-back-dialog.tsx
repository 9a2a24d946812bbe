import { useState } from 'react';
import { Form } from 'react-aria-components';
import { RETURNED_WORDS_MAX } from '../../../shared/ipc/hand-off-contract';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { cameBackWords as said } from '../../copy/hand-off-words';
import { float } from '../../state/desk-view';
import { noteCameBack } from '../../state/hand-off';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';
import { TextBox } from '../../ui/text-box';

const close = (): void => float(null);

/** Notes that an e-mail came back, in the returned message's own words. */
export function CameBackDialog() {
  const [says, setSays] = useState('');
  const [busy, setBusy] = useState(false);
  const words = says.trim();
  const ready = !busy && words.length >= 3 && words.length <= RETURNED_WORDS_MAX && !holdsCardNumber(says);

  const keep = async (): Promise<void> => {
    setBusy(true);
    if (await noteCameBack(words)) close();
    else setBusy(false);
  };

  return (
    <FloatDialog title={said.title} onClose={close}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void keep();
        }}
      >
        <p>{said.text}</p>
        <TextBox
          label={said.label}
          place="returned-words"
          value={says}
          onChange={setSays}
          hint={said.hint}
          lines={4}
          autoFocus
        />
        <div className="float-answers">
          <ActionButton tone="line" onPress={close}>
            {said.cancel}
          </ActionButton>
          <ActionButton tone="main" type="submit" isDisabled={!ready}>
            {said.keep}
          </ActionButton>
        </div>
      </Form>
    </FloatDialog>
  );
}
