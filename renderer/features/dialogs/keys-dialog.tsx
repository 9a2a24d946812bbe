import { keyList } from '../../copy/keys';
import { keysDialogWords } from '../../copy/other-words';
import { words } from '../../copy/words';
import { float } from '../../state/desk-view';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';

/** Every key, and what it does. */
export function KeysDialog() {
  return (
    <FloatDialog title={keysDialogWords.title} onClose={() => float(null)} wide>
      <table className="key-table">
        <thead>
          <tr>
            <th scope="col">{keysDialogWords.key}</th>
            <th scope="col">{keysDialogWords.does}</th>
          </tr>
        </thead>
        <tbody>
          {keyList.map(({ keys, does }) => (
            <tr key={keys}>
              <td>
                <kbd className="key">{keys}</kbd>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{keysDialogWords.note}</p>
      <div className="float-answers">
        <ActionButton tone="main" autoFocus onPress={() => float(null)}>
          {words.close}
        </ActionButton>
      </div>
    </FloatDialog>
  );
}
