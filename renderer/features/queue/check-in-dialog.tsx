import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Checkbox, CheckboxGroup, Form, Label } from 'react-aria-components';
import type { NoticeReceipt } from '../../../shared/domain/notice-receipt';
import {
  DESCRIPTION_MAX,
  NAME_MAX,
  ticketFlagIds,
  type TicketFlagId,
} from '../../../shared/domain/queue-ticket';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { findSensitive } from '../../../shared/policy/sensitive-words';
import { packQuery } from '../../bridge/queries';
import { queueWords } from '../../copy/queue-words';
import { float } from '../../state/desk-view';
import { checkIn, noticeShown } from '../../state/queue';
import { ActionButton } from '../../ui/action-button';
import { ChoiceBox } from '../../ui/choice-box';
import { FloatDialog } from '../../ui/float-dialog';
import { TextBox } from '../../ui/text-box';

const words = queueWords.checkInDialog;
const close = (): void => float(null);
const orders = [
  { id: 'usual', label: words.usual },
  { id: 'first', label: words.first },
] as const;

/** Opened by a press alone: nobody is asked whether they need something (it may tell of a disability). */
function Flags({ flags, onChange }: { flags: TicketFlagId[]; onChange: (flags: TicketFlagId[]) => void }) {
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <ActionButton tone="quiet" onPress={() => setOpen(true)}>
        {words.flagsButton}
      </ActionButton>
    );
  return (
    <CheckboxGroup className="field" value={flags} onChange={(next) => onChange(next as TicketFlagId[])}>
      <Label className="label">{words.flags}</Label>
      <div className="choices">
        {ticketFlagIds.map((flag) => (
          <Checkbox key={flag} value={flag} className="choice">
            <span className="choice-mark choice-square" aria-hidden />
            {queueWords.flags[flag]}
          </Checkbox>
        ))}
      </div>
      <p className="field-notes">
        <span className="field-hint">{words.flagsHint}</span>
      </p>
    </CheckboxGroup>
  );
}

type NameProps = {
  receipt: NoticeReceipt | null;
  onReceipt: (receipt: NoticeReceipt | null) => void;
  name: string;
  onName: (name: string) => void;
};

/** A name opens with the receipt of the notice that was shown, and not before. */
function Name({ receipt, onReceipt, name, onName }: NameProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (receipt) box.current?.querySelector('input')?.focus();
  }, [receipt]);
  if (!open)
    return (
      <ActionButton tone="quiet" onPress={() => setOpen(true)}>
        {words.withName}
      </ActionButton>
    );
  if (!receipt)
    return (
      <div className="ticket-notice">
        <p>{words.nameShown}</p>
        <ActionButton tone="line" autoFocus onPress={() => void noticeShown().then(onReceipt)}>
          {words.seen}
        </ActionButton>
      </div>
    );
  return (
    <div ref={box}>
      <TextBox label={words.name} place="ticket-name" value={name} onChange={onName} hint={words.nameHint} />
    </div>
  );
}

/** Two keys check somebody in: the one that opens this, and Enter. Everything in it may stay as it is. */
export function CheckInDialog() {
  const pack = useQuery(packQuery).data?.pack;
  const [description, setDescription] = useState('');
  const [areaId, setAreaId] = useState<string | null>(null);
  const [priority, setPriority] = useState<'usual' | 'first'>('usual');
  const [flags, setFlags] = useState<TicketFlagId[]>([]);
  const [receipt, setReceipt] = useState<NoticeReceipt | null>(null);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const ready =
    !busy &&
    description.trim().length <= DESCRIPTION_MAX &&
    name.trim().length <= NAME_MAX &&
    !holdsCardNumber(description) &&
    !holdsCardNumber(name);

  const submit = async (): Promise<void> => {
    setBusy(true);
    const named =
      receipt && name.trim() !== '' ? { name: name.trim(), receipt, shownOn: 'desk-sign' as const } : null;
    const stored = await checkIn({ description: description.trim(), named, areaId, priority, flags });
    if (!stored) setBusy(false);
  };

  return (
    <FloatDialog title={words.title} onClose={close} wide>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void submit();
        }}
      >
        <TextBox
          label={words.description}
          place="ticket-description"
          value={description}
          onChange={setDescription}
          hint={words.descriptionHint}
          optional
          autoFocus
          {...(findSensitive(description.slice(0, DESCRIPTION_MAX)).length > 0 && {
            warning: words.sensitive,
          })}
        />
        <ChoiceBox
          label={words.about}
          place="ticket-about"
          value={areaId}
          choices={(pack?.areas ?? []).map(({ id, name: label }) => ({ id, label }))}
          onChange={setAreaId}
          optional
        />
        <ChoiceBox
          label={words.priority}
          place="ticket-order"
          value={priority}
          choices={orders}
          onChange={(id) => setPriority(id === 'first' ? 'first' : 'usual')}
        />
        <Name receipt={receipt} onReceipt={setReceipt} name={name} onName={setName} />
        {pack?.modules.adjustments && <Flags flags={flags} onChange={setFlags} />}
        <div className="float-answers">
          <ActionButton tone="line" onPress={close}>
            {words.cancel}
          </ActionButton>
          <ActionButton tone="main" type="submit" isDisabled={!ready}>
            {words.submit}
          </ActionButton>
        </div>
      </Form>
    </FloatDialog>
  );
}
