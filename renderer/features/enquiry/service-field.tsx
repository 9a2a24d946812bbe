import { memo, useState } from 'react';
import { isRefused } from '../../../shared/domain/refusals';
import type { PackField } from '../../../shared/packs/schema/service';
import { inLanguage } from '../../../shared/packs/lookup';
import { peopleWords } from '../../copy/people-words';
import { writeField } from '../../state/call-writing';
import { toggleWhy, useDeskView } from '../../state/desk-view';
import { useCall } from '../../state/open-call';
import { ChoiceBox } from '../../ui/choice-box';
import { DayBox } from '../../ui/day-box';
import { TextBox } from '../../ui/text-box';
import { useToday } from '../../ui/use-today';
import { RatherNot } from './rather-not';
import { personalShutBecause } from './shut-because';
import { typedWarning } from './typed-warning';

const inputType = { phone: 'tel', email: 'email' } as const;

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
  const whyShown = useDeskView(({ whyFor }) => whyFor === id);
  /** A warning while a number is half typed would only be in the way. */
  const [left, setLeft] = useState(false);

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
      <ChoiceBox {...common} value={value || null} choices={field.choices ?? []} />
    ) : kind === 'date' ? (
      <DayBox {...common} today={today} />
    ) : (
      <TextBox
        {...common}
        type={kind === 'phone' || kind === 'email' ? inputType[kind] : 'text'}
        onBlur={() => setLeft(true)}
        warning={left ? typedWarning(kind, value) : undefined}
      />
    );
  return (
    <div className={`field-${kind}`} data-field={id}>
      {box}
    </div>
  );
});
