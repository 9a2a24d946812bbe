import { quitWords } from '../../copy/other-words';
import { useDeskView } from '../../state/desk-view';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';

/** Main wants to quit while something is on its way. */
export function QuitDialog() {
  const quitting = useDeskView((s) => s.quitting);
  if (!quitting) return null;
  const decide = (choice: 'wait' | 'quit'): void => {
    useDeskView.setState({ quitting: null });
    void window.desk.invoke('quit:decide', { choice });
  };
  return (
    <FloatDialog title={quitWords.title(quitting.sending)} onClose={() => decide('wait')}>
      <p>{quitWords.queued(quitting.queued)}</p>
      <div className="float-answers">
        <ActionButton tone="line" onPress={() => decide('quit')}>
          {quitWords.quit}
        </ActionButton>
        <ActionButton tone="main" autoFocus onPress={() => decide('wait')}>
          {quitWords.wait}
        </ActionButton>
      </div>
    </FloatDialog>
  );
}
