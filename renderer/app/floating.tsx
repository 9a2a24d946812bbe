import { DiscardDialog, NoPersonalDialog } from '../features/dialogs/call-dialogs';
import { FormChangeDialog } from '../features/dialogs/form-change-dialog';
import { KeysDialog } from '../features/dialogs/keys-dialog';
import { PackDialog } from '../features/dialogs/pack-dialog';
import { AlreadyGivenDialog, UrgentDialog } from '../features/dialogs/way-around-dialogs';
import { FindDialog } from '../features/find/find-dialog';
import { PracticeDialog } from '../features/practice/practice-dialog';
import { useDeskView } from '../state/desk-view';

const dialogs = {
  find: FindDialog,
  keys: KeysDialog,
  pack: PackDialog,
  practice: PracticeDialog,
  'already-given': AlreadyGivenDialog,
  urgent: UrgentDialog,
  discard: DiscardDialog,
  'no-personal': NoPersonalDialog,
  'form-change': FormChangeDialog,
};

/** What floats above the desk, one at a time. */
export function Floating() {
  const floating = useDeskView((s) => s.floating);
  const Dialog = floating ? dialogs[floating] : null;
  return Dialog && <Dialog />;
}
