import { handOffWords, mailPasswordWords } from '../../copy/hand-off-words';
import { customerScreenWords } from '../../copy/display-words';
import { keyNames } from '../../copy/keys';
import { queueWords } from '../../copy/queue-words';
import { practiceWords } from '../../copy/practice-words';
import { superviseWords } from '../../copy/supervise-words';
import { takeInWords, unsentPaneWords } from '../../copy/unsent-words';
import { visitWords } from '../../copy/visit-words';
import { words } from '../../copy/words';
import { askVault } from '../../bridge/vault';
import { turnCustomerScreen } from '../../state/customer-screen';
import { addEnquiry } from '../../state/add-enquiry';
import { float, showMiddle, useDeskView } from '../../state/desk-view';
import { askDiscard, saveCall } from '../../state/end-call';
import { callNext, openCheckIn, parkHere } from '../../state/queue';
import { passOn } from '../../state/hand-off';
import { openRoll } from '../../state/print-visitors';
import { startCall } from '../../state/start-call';
import { showVisitors } from '../../state/visitors';

export type DeskCommand = {
  id: string;
  name: string;
  keys?: string;
  inCall?: true;
  /** Only where the council has a queue. */
  inQueue?: true;
  unlessReal?: true;
  run: () => void;
};

/** All that can be done from anywhere, by its name. */
export const deskCommands: readonly DeskCommand[] = [
  { id: 'call', name: words.idle.start, keys: keyNames.newCall, run: () => void startCall('phone') },
  { id: 'visit', name: words.idle.visit, keys: keyNames.newVisit, run: () => void startCall('in-person') },
  { id: 'check-in', name: queueWords.checkIn, keys: keyNames.checkIn, inQueue: true, run: openCheckIn },
  {
    id: 'call-next',
    name: queueWords.callNext,
    keys: keyNames.callNext,
    inQueue: true,
    run: () => void callNext(),
  },
  {
    id: 'park',
    name: queueWords.ticket.park,
    keys: keyNames.park,
    inQueue: true,
    run: () => void parkHere(),
  },
  {
    id: 'another',
    name: words.enquiry.another,
    keys: keyNames.anotherEnquiry,
    inCall: true,
    run: () => void addEnquiry(),
  },
  { id: 'save', name: words.enquiry.save, keys: keyNames.save, inCall: true, run: () => void saveCall() },
  { id: 'discard', name: words.enquiry.discardCall, inCall: true, run: askDiscard },
  { id: 'practise', name: practiceWords.dialog.title, unlessReal: true, run: () => float('practice') },
  { id: 'parked', name: words.commands.parked, run: () => showMiddle({ kind: 'parked' }) },
  { id: 'unsent', name: unsentPaneWords.command, run: () => showMiddle({ kind: 'unsent' }) },
  { id: 'take-in', name: takeInWords.command, run: () => float('take-in') },
  { id: 'supervision', name: superviseWords.command, run: () => showMiddle({ kind: 'supervision' }) },
  { id: 'day', name: words.commands.day, run: () => showMiddle({ kind: 'day-sheet' }) },
  { id: 'kept', name: words.commands.kept, run: () => showMiddle({ kind: 'kept' }) },
  { id: 'send', name: words.commands.send, run: () => void askVault('sync.now', null) },
  { id: 'pass-on', name: handOffWords.start, keys: keyNames.passOn, run: () => passOn() },
  { id: 'mail-password', name: mailPasswordWords.command, run: () => float('mail-password') },
  { id: 'pack', name: words.commands.pack, run: () => float('pack') },
  { id: 'visitors', name: visitWords.command, keys: keyNames.visitors, run: showVisitors },
  { id: 'roll', name: visitWords.rollCommand, keys: keyNames.roll, run: () => void openRoll() },
  { id: 'customer-screen', name: customerScreenWords.command, run: () => void turnCustomerScreen() },
  { id: 'keys', name: words.commands.keys, keys: keyNames.keys, run: () => float('keys') },
  {
    id: 'lock',
    name: words.commands.lock,
    keys: keyNames.lock,
    run: () => useDeskView.setState({ locked: true }),
  },
];

/** The commands whose name has a word that begins with what was typed; all of them when nothing was. */
export function fittingCommands(
  text: string,
  inCall: boolean,
  practising: boolean,
  queue: boolean,
): DeskCommand[] {
  const typed = text.trim().toLowerCase();
  return deskCommands.filter(
    (command) =>
      (queue || !command.inQueue) &&
      (inCall ? practising || !command.unlessReal : !command.inCall) &&
      `  ${command.name.toLowerCase()}`.includes(` ${typed}`),
  );
}
