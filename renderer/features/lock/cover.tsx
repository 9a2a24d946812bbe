import { flushSync } from 'react-dom';
import { lockWords } from '../../copy/other-words';
import { useDeskView } from '../../state/desk-view';
import { backToDesk } from '../../state/go-on';
import { ActionButton } from '../../ui/action-button';

function uncover(): void {
  flushSync(() => useDeskView.setState({ locked: false }));
  if (useDeskView.getState().middle.kind === 'desk') backToDesk();
}

/** Covers the desk. It hides and says so: who may look is sign-in's to decide, once it exists. */
export function Cover() {
  return (
    <main className="cover">
      <h1 className="idle-title">{lockWords.title}</h1>
      <p>{lockWords.text}</p>
      <p className="quiet">{lockWords.honest}</p>
      <ActionButton tone="main" autoFocus onPress={uncover}>
        {lockWords.show}
      </ActionButton>
    </main>
  );
}
