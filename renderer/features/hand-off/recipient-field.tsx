import { useState } from 'react';
import { mailAddress } from '../../../shared/domain/mail-message';
import { HAND_OFF_REASON_MAX, type HandOffTeam } from '../../../shared/ipc/hand-off-contract';
import { handOffWords as said } from '../../copy/hand-off-words';
import { ChoiceBox } from '../../ui/choice-box';
import { TextBox } from '../../ui/text-box';

/** Who gets it, while it is chosen. */
export type Recipient = { kind: 'team'; teamId: string } | { kind: 'typed'; address: string; reason: string };

/** The choice that opens the fields for a typed address; no team's id has this form. */
const OTHER = '/other';
/** More are found by typing. */
const MOST_SHOWN = 12;

type Props = {
  teams: readonly HandOffTeam[];
  value: Recipient | null;
  onChange: (value: Recipient) => void;
};

/** One of the directory's teams, by a press; an address that is typed only with a reason, and warned of. */
export function RecipientField({ teams, value, onChange }: Props) {
  const [find, setFind] = useState('');
  const typed = find.trim().toLowerCase();
  const isMany = teams.length > MOST_SHOWN;
  const chosen = value?.kind === 'team' ? value.teamId : null;
  const shown = teams
    .filter(({ id, name }) => id === chosen || name.toLowerCase().includes(typed))
    .slice(0, MOST_SHOWN);
  const team = teams.find(({ id }) => id === chosen);
  return (
    <>
      {isMany && <TextBox label={said.findTeam} place="hand-off-find" value={find} onChange={setFind} />}
      <ChoiceBox
        label={said.to}
        place="hand-off-to"
        value={value?.kind === 'typed' ? OTHER : chosen}
        choices={[
          ...shown.map(({ id, name }) => ({ id, label: name })),
          { id: OTHER, label: said.otherAddress },
        ]}
        onChange={(id) =>
          onChange(id === OTHER ? { kind: 'typed', address: '', reason: '' } : { kind: 'team', teamId: id })
        }
        hint={team && (team.assumed ? `${team.address}. ${said.assumed}` : team.address)}
        warning={shown.length === 0 && typed !== '' ? said.noTeam : undefined}
      />
      {value?.kind === 'typed' && <TypedAddress value={value} onChange={onChange} />}
    </>
  );
}

type Typed = Extract<Recipient, { kind: 'typed' }>;

function TypedAddress({ value, onChange }: { value: Typed; onChange: (value: Typed) => void }) {
  const unread = value.address !== '' && !mailAddress.safeParse(value.address.trim()).success;
  return (
    <>
      <p className="caution-words">{said.typedWarning}</p>
      <TextBox
        label={said.address}
        place="hand-off-address"
        type="email"
        value={value.address}
        onChange={(address) => onChange({ ...value, address })}
        warning={unread ? said.addressWarning : undefined}
        autoFocus
      />
      <TextBox
        label={said.reason}
        place="hand-off-reason"
        value={value.reason}
        onChange={(reason) => onChange({ ...value, reason: reason.slice(0, HAND_OFF_REASON_MAX) })}
        hint={said.reasonHint}
      />
    </>
  );
}
