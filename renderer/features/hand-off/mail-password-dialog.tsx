import { useState } from 'react';
import { Form } from 'react-aria-components';
import { mailPasswordWords as said } from '../../copy/hand-off-words';
import { announce, float } from '../../state/desk-view';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';
import { TextBox } from '../../ui/text-box';
import { useLate } from '../../ui/use-late';

const close = (): void => float(null);

/** Entered by IT once for each user of this PC; main tries it and keeps it in the keychain. */
export function MailPasswordDialog() {
  const [typed, setTyped] = useState('');
  const [trying, setTrying] = useState(false);
  const [outcome, setOutcome] = useState<{ ok: boolean; say: string } | null>(null);
  const late = useLate(trying);

  const keep = async (): Promise<void> => {
    setTrying(true);
    const answer = await window.desk.invoke('mail:password', { password: typed });
    setTrying(false);
    setTyped('');
    const say = answer.ok ? answer.value.say : answer.say;
    setOutcome({ ok: answer.ok, say });
    announce(say);
  };

  return (
    <FloatDialog title={said.title} onClose={close}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== '' && !trying) void keep();
        }}
      >
        <p>{said.text}</p>
        <TextBox
          label={said.label}
          place="mail-password"
          type="password"
          value={typed}
          onChange={setTyped}
          autoFocus
        />
        {outcome && <p className={outcome.ok ? undefined : 'trouble'}>{outcome.say}</p>}
        <div className="float-answers">
          <ActionButton tone="line" onPress={close}>
            {said.cancel}
          </ActionButton>
          <ActionButton tone="main" type="submit" isDisabled={typed === '' || trying}>
            {late ? said.trying : said.keep}
          </ActionButton>
        </div>
      </Form>
    </FloatDialog>
  );
}
