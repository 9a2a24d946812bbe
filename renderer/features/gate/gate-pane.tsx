import { useState } from 'react';
import type { AppState } from '../../../shared/ipc/contract';
import { appStateQuery } from '../../bridge/main-process';
import { queryClient } from '../../bridge/query-client';
import { gateWords } from '../../copy/other-words';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';
import { PassphrasePane } from './passphrase-pane';

function StartAfresh() {
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { aside } = gateWords;
  const startAfresh = async (): Promise<void> => {
    setAsking(false);
    const answer = await window.desk.invoke('keys:set-aside', null);
    if (answer.ok) queryClient.setQueryData(appStateQuery.queryKey, answer.value);
    else setTrouble(answer.say);
  };
  return (
    <>
      {trouble && <p className="trouble">{trouble}</p>}
      <ActionButton tone="line" onPress={() => setAsking(true)}>
        {aside.button}
      </ActionButton>
      {asking && (
        <FloatDialog title={aside.title} onClose={() => setAsking(false)}>
          <p>{aside.text}</p>
          <div className="float-answers">
            <ActionButton tone="line" autoFocus onPress={() => setAsking(false)}>
              {aside.cancel}
            </ActionButton>
            <ActionButton tone="danger" onPress={() => void startAfresh()}>
              {aside.confirm}
            </ActionButton>
          </div>
        </FloatDialog>
      )}
    </>
  );
}

function Explained({
  of,
  children,
}: {
  of: { title: string; text: readonly string[] };
  children?: React.ReactNode;
}) {
  return (
    <div className="gate">
      <h1 className="idle-title">{of.title}</h1>
      {of.text.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children}
    </div>
  );
}

/** Why this PC keeps nothing now: what happened, what is safe, what to do. */
export function GatePane({ app }: { app: AppState }) {
  const { keys, store } = app;
  switch (keys.state) {
    case 'no-keychain':
      return <Explained of={gateWords['no-keychain']} />;
    case 'unopenable':
    case 'older-copy':
      return (
        <Explained of={gateWords[keys.state]}>
          <StartAfresh />
          <p className="for-it">{gateWords.aside.file(keys.file)}</p>
        </Explained>
      );
    case 'passphrase-needed':
      return <PassphrasePane first={keys.first} wrong={keys.wrong} />;
    case 'ready':
      return store === 'newer-version' || store === 'damaged' || store === 'full' ? (
        <Explained of={gateWords[store]} />
      ) : null;
  }
}

/** Main itself does not answer. */
export function NoMainPane() {
  return <Explained of={gateWords.noMain} />;
}
