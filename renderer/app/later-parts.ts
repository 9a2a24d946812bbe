import { DiscardDialog, NoPersonalDialog } from '../features/dialogs/call-dialogs';
import { FormChangeDialog } from '../features/dialogs/form-change-dialog';
import { KeysDialog } from '../features/dialogs/keys-dialog';
import { PackDialog } from '../features/dialogs/pack-dialog';
import { AlreadyGivenDialog, UrgentDialog } from '../features/dialogs/way-around-dialogs';
import { FindDialog } from '../features/find/find-dialog';
import { CheckInDialog } from '../features/queue/check-in-dialog';
import { CameBackDialog } from '../features/hand-off/came-back-dialog';
import { HandOffDialog } from '../features/hand-off/hand-off-dialog';
import { MailPasswordDialog } from '../features/hand-off/mail-password-dialog';
import { HoldDialog } from '../features/hold/hold-dialog';
import { DestroyDialog } from '../features/unsent/destroy-dialog';
import { ExportDialog } from '../features/unsent/export-dialog';
import { HandedOverDialog } from '../features/unsent/handed-over-dialog';
import { PaperDialog } from '../features/unsent/paper-dialog';
import { TakeInDialog } from '../features/unsent/take-in-dialog';
import { PracticeDialog } from '../features/practice/practice-dialog';

export { DaySheet } from '../features/day-sheet/day-sheet';
export { KeptPane } from '../features/kept/kept-pane';
export { ParkedPane } from '../features/parked/parked-pane';
export { CallerCard } from '../features/practice/caller-card';
export { PracticeBanner } from '../features/practice/practice-banner';
export { PracticeReview } from '../features/practice/practice-review';
export { TicketPane } from '../features/queue/ticket-pane';
export { QuitDialog } from '../features/quit/quit-dialog';
export { CrmHit, SavedEnquiry } from '../features/saved-enquiry/saved-enquiry';
export { ToEnterPane } from '../features/to-enter/to-enter-pane';
export { SupervisionPane } from '../features/unsent/supervision-pane';
export { UnsentPane } from '../features/unsent/unsent-pane';
export { EvacuationRoll } from '../features/visitors/evacuation-roll';
export { VisitorsPane } from '../features/visitors/visitors-pane';

export const dialogs = {
  find: FindDialog,
  keys: KeysDialog,
  pack: PackDialog,
  practice: PracticeDialog,
  'already-given': AlreadyGivenDialog,
  urgent: UrgentDialog,
  discard: DiscardDialog,
  'no-personal': NoPersonalDialog,
  'form-change': FormChangeDialog,
  'check-in': CheckInDialog,
  'hand-off': HandOffDialog,
  'came-back': CameBackDialog,
  'mail-password': MailPasswordDialog,
  hold: HoldDialog,
  'unsent-export': ExportDialog,
  'unsent-paper': PaperDialog,
  'unsent-handed-over': HandedOverDialog,
  'unsent-destroy': DestroyDialog,
  'take-in': TakeInDialog,
};
