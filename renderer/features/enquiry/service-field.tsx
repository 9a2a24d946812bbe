import { memo, useState } from 'react';
import { ALL_DETAILS, isRefused } from '../../../shared/domain/refusals';
import type { PackField } from '../../../shared/packs/schema/service';
import { inLanguage } from '../../../shared/packs/lookup';
import { fieldDoor, reasonFirst } from '../../../shared/policy/delicate-fields';
import { unlike } from '../../../shared/policy/looks-like';
import { words } from '../../copy/words';
import { peopleWords } from '../../copy/people-words';
import { writeField } from '../../state/call-writing';
import { toggleWhy, useDeskView } from '../../state/desk-view';
import { choose } from '../../state/form-change';
import { takeReasonBack } from '../../state/form-writing';
import { useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { ChoiceBox } from '../../ui/choice-box';
import { DayBox } from '../../ui/day-box';
import { TextBox } from '../../ui/text-box';
import { useToday } from '../../ui/use-today';
import { PickReason, SayReason } from './reason-first';
import { RatherNot } from './rather-not';
import { personalShutBecause } from './shut-because';
import { typedWarning } from './typed-warning';

const inputType = { phone: 'tel', email: 'email' } as const;

/** Why a date of birth was asked for, to be read out, and the way to shut it again. */
function ReasonPicked({ fieldId }: { fieldId: string }) {
  const said = useCall(({ setting, draft, active }) => {
    const { reasonId } = active.reasons.find((r) => r.fieldId === fieldId) ?? {};
    const reason = setting.pack.dateOfBirth.reasons.find(({ id }) => id === reasonId);
    return reason ? inLanguage(reason.said, draft.language) : null;
  });
  return (
    said !== null && (
      <p className="reason-picked">
        “{said}”{' '}
        <ActionButton tone="quiet" onPress={() => takeReasonBack(fieldId)}>
          {words.form.notNeeded}
        </ActionButton>
      </p>
    )
  );
}

/** One field of the pack. It follows its own value alone, so that typing here draws nothing else. */
export const ServiceField = memo(function ServiceField({
  field,
  required,
}: {
  field: PackField;
  required: boolean;
}) {
  const { id, kind, label, reason } = field;
  const today = useToday();
  const language = useCall((c) => c.draft.language);
  const value = useCall((c) => c.active.values[id] ?? '');
  const refused = useCall((c) => isRefused(c.active, field));
  const shutBefore = useCall((c) => (field.personal ? personalShutBecause(c) : undefined));
  const shut = shutBefore ?? (refused ? peopleWords.refusal.notGiven : undefined);
  const door = useCall((c) => fieldDoor(c.setting.pack, c.active, field));
  const first = useCall((c) => reasonFirst(c.setting.pack, field));
  const noneGiven = useCall((c) => c.active.refusals.some(({ item }) => item === ALL_DETAILS));
  const whyShown = useDeskView(({ whyFor }) => whyFor === id);
  /** A warning while a number is half typed would only be in the way. */
  const [left, setLeft] = useState(false);

  // Until the notice was given every field says only that; a delicate one then asks for its reason.
  if (shutBefore === undefined && door !== 'open' && !noneGiven) {
    if (first === 'pick') return <PickReason field={field} refused={refused} />;
    if (first === 'say') return <SayReason field={field} refused={refused} />;
  }

  const common = {
    label,
    place: `field-${id}`,
    value,
    onChange: (text: string) => {
      setLeft(false);
      writeField(id, text);
    },
    optional: !required && !refused,
    disabledBecause: shut,
    why: whyShown ? inLanguage(reason, language) : undefined,
    onWhy: () => toggleWhy(id),
    aside: <RatherNot field={field} />,
  };
  const box =
    kind === 'choice' ? (
      <ChoiceBox
        {...common}
        value={value || null}
        choices={field.choices ?? []}
        onChange={(chosen) => choose(id, chosen)}
      />
    ) : kind === 'date' ? (
      <DayBox {...common} today={today} />
    ) : (
      <TextBox
        {...common}
        type={kind === 'phone' || kind === 'email' ? inputType[kind] : 'text'}
        onBlur={() => setLeft(true)}
        warning={left ? (typedWarning(kind, value) ?? unlike(field, value) ?? undefined) : undefined}
      />
    );
  return (
    <div className={`field-${kind}`} data-field={id}>
      {box}
      {door === 'open' && first === 'pick' && <ReasonPicked fieldId={id} />}
    </div>
  );
});
