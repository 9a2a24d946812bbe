import { useState } from 'react';
import { Form } from 'react-aria-components';
import { noticeIdOf } from '../../../shared/packs/lookup';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { words } from '../../copy/words';
import { recordWayAround } from '../../state/answer-step';
import { float } from '../../state/desk-view';
import { useOpenCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { DayBox } from '../../ui/day-box';
import { FloatDialog } from '../../ui/float-dialog';
import { TextBox } from '../../ui/text-box';
import { useToday } from '../../ui/use-today';

const close = (): void => float(null);
/** The receipt's schema wants a few letters. */
const SHORTEST_REASON = 3;

function Answers({ ready }: { ready: boolean }) {
  return (
    <div className="float-answers">
      <ActionButton tone="line" onPress={close}>
        {words.ways.cancel}
      </ActionButton>
      <ActionButton tone="main" type="submit" isDisabled={!ready}>
        {words.ways.record}
      </ActionButton>
    </div>
  );
}

/** "They have the notice already": which version, and when they were told. */
export function AlreadyGivenDialog() {
  const today = useToday();
  const inForce = useOpenCall(({ call }) => {
    if (!call) return '';
    const { pack } = call.setting;
    return pack.notices.find((n) => n.id === noticeIdOf(pack, call.active))?.version ?? '';
  });
  const [version, setVersion] = useState(inForce);
  const [on, setOn] = useState(today);
  const ready =
    version.trim() !== '' &&
    version.length <= 40 &&
    !holdsCardNumber(version) &&
    /^\d{4}-\d{2}-\d{2}$/.test(on) &&
    on <= today;
  return (
    <FloatDialog title={words.ways.alreadyTitle} onClose={close}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) recordWayAround({ status: 'already-given', givenVersion: version.trim(), givenOn: on });
        }}
      >
        <p>{words.ways.alreadyText}</p>
        <TextBox
          label={words.ways.version}
          place="way-version"
          value={version}
          onChange={setVersion}
          autoFocus
        />
        <DayBox
          label={words.ways.on}
          place="way-on"
          value={on}
          onChange={setOn}
          today={today}
          warning={on > today && /^\d/.test(on) ? words.ways.notYet : undefined}
        />
        <Answers ready={ready} />
      </Form>
    </FloatDialog>
  );
}

/** "Urgent": personal details open at once, with the reason on record. */
export function UrgentDialog() {
  const [reason, setReason] = useState('');
  const ready = reason.trim().length >= SHORTEST_REASON && reason.length <= 300 && !holdsCardNumber(reason);
  return (
    <FloatDialog title={words.ways.urgentTitle} onClose={close}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) recordWayAround({ status: 'deferred', reason: reason.trim() });
        }}
      >
        <p>{words.ways.urgentText}</p>
        <TextBox
          label={words.ways.reason}
          place="way-reason"
          value={reason}
          onChange={setReason}
          hint={words.ways.reasonHint}
          autoFocus
        />
        <Answers ready={ready} />
      </Form>
    </FloatDialog>
  );
}
