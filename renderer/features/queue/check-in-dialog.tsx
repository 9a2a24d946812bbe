import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import {
  DESCRIPTION_MAX,
  NAME_MAX,
  ticketFlagIds,
  type TicketFlagId,
} from '../../../shared/domain/queue-ticket';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { findSensitive } from '../../../shared/policy/sensitive-words';
import { packQuery } from '../../bridge/queries';
import { firstMissing, missingWords } from '../../copy/missing-words';
import { queueWords } from '../../copy/queue-words';
import { float } from '../../state/desk-view';
import type { Seen } from '../../state/check-in-notice';
import { checkIn } from '../../state/queue';
import { ActForm } from '../../ui/act-form';
import { ActionButton } from '../../ui/action-button';
import { ChoiceBox } from '../../ui/choice-box';
import { FloatDialog } from '../../ui/float-dialog';
import { TextBox } from '../../ui/text-box';
import { CheckInName } from './check-in-name';

const words = queueWords.checkInDialog;
const close = (): void => float(null);
const orders = [
  { id: 'usual', label: words.usual },
  { id: 'first', label: words.first },
] as const;

/** Opened by a press alone: nobody is asked whether they need something (it may tell of a disability). */
function Flags({ flags, onChange }: { flags: TicketFlagId[]; onChange: (flags: TicketFlagId[]) => void }) {
  const [open, setOpen] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) group.current?.querySelector('input')?.focus();
  }, [open]);
  if (!open)
    return (
      <ActionButton tone="quiet" onPress={() => setOpen(true)}>
        {words.flagsButton}
      </ActionButton>
    );
  return (
    <CheckboxGroup
      ref={group}
      className="field"
      value={flags}
      onChange={(next) => onChange(next as TicketFlagId[])}
    >
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

/** Two keys check somebody in: the one that opens this, and Enter. Everything in it may stay as it is. */
export function CheckInDialog() {
  const pack = useQuery(packQuery).data?.pack;
  const [description, setDescription] = useState('');
  const [areaId, setAreaId] = useState<string | null>(null);
  const [priority, setPriority] = useState<'usual' | 'first'>('usual');
  const [flags, setFlags] = useState<TicketFlagId[]>([]);
  const [seen, setSeen] = useState<Seen | null>(null);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const stops = (place: string, text: string, most: number) =>
    firstMissing(
      text.trim().length > most && { place, say: missingWords.tooLong(most) },
      holdsCardNumber(text) && { place, say: missingWords.card },
    );

  const submit = async (): Promise<void> => {
    setBusy(true);
    const named = seen && name.trim() !== '' ? { name: name.trim(), ...seen } : null;
    const stored = await checkIn({ description: description.trim(), named, areaId, priority, flags });
    if (!stored) setBusy(false);
  };

  return (
    <FloatDialog title={words.title} onClose={close} wide>
      <ActForm
        enterOnChoice
        missing={firstMissing(
          stops('ticket-description', description, DESCRIPTION_MAX),
          stops('ticket-name', name, NAME_MAX),
        )}
        onAct={() => {
          if (!busy) void submit();
        }}
        answers={
          <div className="float-answers">
            <ActionButton tone="line" onPress={close}>
              {words.cancel}
            </ActionButton>
            <ActionButton tone="main" type="submit" isDisabled={busy}>
              {words.submit}
            </ActionButton>
          </div>
        }
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
        <CheckInName seen={seen} onSeen={setSeen} name={name} onName={setName} />
        {pack?.modules.adjustments && <Flags flags={flags} onChange={setFlags} />}
      </ActForm>
    </FloatDialog>
  );
}
