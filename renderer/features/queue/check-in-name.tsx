import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { appStateQuery } from '../../bridge/main-process';
import { queueWords } from '../../copy/queue-words';
import {
  endCheckInNotice,
  hasCustomerScreen,
  recordSeen,
  showCheckInNotice,
  useCheckInNotice,
  type Seen,
} from '../../state/check-in-notice';
import { useCustomerScreen } from '../../state/customer-screen';
import { ActionButton } from '../../ui/action-button';
import { TextBox } from '../../ui/text-box';

const words = queueWords.checkInDialog;

/** They look at the notice: on the customer's screen where one is open, else on the desk's sign. */
function Notice({ onSeen }: { onSeen: (seen: Seen | null) => void }) {
  const notice = useCheckInNotice((s) => s.notice);
  const { showing, answer } = useCustomerScreen();
  // It may be turned on and off meanwhile.
  const screenOn = useQuery(appStateQuery).data?.display.at !== 'off' && hasCustomerScreen();
  useEffect(() => endCheckInNotice, []);
  useEffect(() => {
    if (!screenOn) endCheckInNotice();
  }, [screenOn]);
  const touched = notice && showing?.about === notice.about ? answer?.answer : undefined;
  const says = !notice ? (screenOn ? words.nameShownEither : words.nameShown) : words.onScreen;
  return (
    <div className="ticket-notice">
      <p>{says}</p>
      <div aria-live="polite">
        {touched && <p className="customer-touched">{touched === 'read' ? words.readIt : words.talk}</p>}
      </div>
      <div className="ticket-acts">
        {screenOn && !notice && (
          <ActionButton tone="line" autoFocus onPress={showCheckInNotice}>
            {words.onTheirScreen}
          </ActionButton>
        )}
        <ActionButton
          key={notice ? 'on screen' : 'on the desk'}
          tone="line"
          autoFocus={!screenOn || notice !== null}
          onPress={() => void recordSeen().then(onSeen)}
        >
          {touched === 'read' ? words.record : screenOn && !notice ? words.seenOnDesk : words.seen}
        </ActionButton>
      </div>
    </div>
  );
}

type NameProps = {
  seen: Seen | null;
  onSeen: (seen: Seen | null) => void;
  name: string;
  onName: (name: string) => void;
};

/** A name opens with the receipt of the notice that was shown, and not before. */
export function CheckInName({ seen, onSeen, name, onName }: NameProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (seen) box.current?.querySelector('input')?.focus();
  }, [seen]);
  if (!open)
    return (
      <ActionButton tone="quiet" onPress={() => setOpen(true)}>
        {words.withName}
      </ActionButton>
    );
  if (!seen) return <Notice onSeen={onSeen} />;
  return (
    <div ref={box}>
      <TextBox label={words.name} place="ticket-name" value={name} onChange={onName} hint={words.nameHint} />
    </div>
  );
}
