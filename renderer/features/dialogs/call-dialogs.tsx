import { useState } from 'react';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { personalTyped } from '../../../shared/policy/saving-needs';
import { firstMissing, missingWords } from '../../copy/missing-words';
import { words } from '../../copy/words';
import { answerPersonal } from '../../state/call-writing';
import { float } from '../../state/desk-view';
import { discardCall } from '../../state/end-call';
import { andGoOn } from '../../state/go-on';
import { shownPack, showSide, useOpenCall } from '../../state/open-call';
import { ActForm } from '../../ui/act-form';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';
import { TextBox } from '../../ui/text-box';

const close = (): void => float(null);
/** As the vault takes it. */
const REASON_MAX = 300;

/** A call is given up only with a reason, and only when asked twice. */
export function DiscardDialog() {
  const [reason, setReason] = useState('');
  const channel = useOpenCall(({ call }) => call?.draft.channel ?? 'phone');
  const place = 'discard-reason';
  const missing = firstMissing(
    reason.trim().length < 3 && { place, say: missingWords.reason },
    reason.length > REASON_MAX && { place, say: missingWords.tooLong(REASON_MAX) },
    holdsCardNumber(reason) && { place, say: missingWords.card },
  );
  return (
    <FloatDialog title={words.discard.title(channel)} onClose={close}>
      <ActForm
        missing={missing}
        onAct={() => void discardCall(reason.trim())}
        answers={
          <div className="float-answers">
            <ActionButton tone="line" onPress={close}>
              {words.discard.keep}
            </ActionButton>
            <ActionButton tone="danger" type="submit">
              {words.discard.discard}
            </ActionButton>
          </div>
        }
      >
        <p>{words.discard.text}</p>
        <TextBox
          label={words.discard.reason}
          place={place}
          value={reason}
          onChange={setReason}
          hint={words.discard.reasonHint}
          autoFocus
        />
      </ActForm>
    </FloatDialog>
  );
}

/** Making an enquiry anonymous takes out what was typed about the person: not without saying so. */
export function NoPersonalDialog() {
  const labels = useOpenCall(({ call }) => {
    if (!call) return '';
    const fields = shownPack(call).services.flatMap((s) => s.fields);
    const labels = personalTyped(call.setting.pack, call.active).map(
      (id) => fields.find((f) => f.id === id)?.label ?? id,
    );
    const told = call.active.sensitive.some(({ text }) => text !== '');
    return [...labels, ...(told ? [words.sensitive.title] : [])].join('\n');
  });
  return (
    <FloatDialog title={words.noPersonal.title} onClose={close}>
      <p>{words.noPersonal.text(labels.split('\n'))}</p>
      <div className="float-answers">
        <ActionButton tone="line" autoFocus onPress={close}>
          {words.noPersonal.keep}
        </ActionButton>
        <ActionButton
          tone="main"
          onPress={() => {
            close();
            andGoOn(() => {
              // A script about one of those details has nothing to be about any more.
              showSide(null);
              answerPersonal(false);
            });
          }}
        >
          {words.noPersonal.remove}
        </ActionButton>
      </div>
    </FloatDialog>
  );
}
