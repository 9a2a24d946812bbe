import { useState } from 'react';
import { Form } from 'react-aria-components';
import { appStateQuery } from '../../bridge/main-process';
import { queryClient } from '../../bridge/query-client';
import { gateWords } from '../../copy/other-words';
import { ActionButton } from '../../ui/action-button';
import { TextBox } from '../../ui/text-box';
import { useLate } from '../../ui/use-late';

/** The passphrase that stands in for a keychain where IT allows it: chosen at first, asked for at every start. */
export function PassphrasePane({ first, wrong }: { first: boolean; wrong: boolean }) {
  const { passphrase: said } = gateWords;
  const [typed, setTyped] = useState('');
  const [opening, setOpening] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const late = useLate(opening);

  const open = async (): Promise<void> => {
    setOpening(true);
    const answer = await window.desk.invoke('keys:passphrase', { passphrase: typed });
    setOpening(false);
    setTyped('');
    setTrouble(answer.ok ? null : answer.say);
    if (answer.ok) queryClient.setQueryData(appStateQuery.queryKey, answer.value);
  };

  return (
    <Form
      className="gate"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '' && !opening) void open();
      }}
    >
      <h1 className="idle-title">{first ? said.first : said.again}</h1>
      <p>{first ? said.firstText : said.againText}</p>
      <p className="quiet">{said.firstHonest}</p>
      <TextBox
        label={said.label}
        place="passphrase"
        type="password"
        value={typed}
        onChange={setTyped}
        autoFocus
        warning={trouble ?? (wrong && typed === '' ? said.wrong : undefined)}
      />
      <div className="float-answers">
        <ActionButton tone="main" type="submit" isDisabled={typed === '' || opening}>
          {late ? said.opening : first ? said.choose : said.open}
        </ActionButton>
      </div>
    </Form>
  );
}
