import type { PackField } from '../../../shared/packs/schema/service';
import { words } from '../../copy/words';
import { pickReason, sayReason } from '../../state/form-writing';
import { shownPack, useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';

/** In place of the date of birth: why it is needed, one press each. Until then nothing asks for it (S2:21). */
export function PickReason({ field, refused }: { field: PackField; refused: boolean }) {
  const reasons = useCall((c) => shownPack(c).dateOfBirth.reasons);
  const { form } = words;
  return (
    <div
      className="field"
      role="group"
      aria-label={form.pickWhy(field.label)}
      data-place={`field-${field.id}`}
    >
      <span className="field-head">
        <span className="label label-quiet">{form.pickWhy(field.label)}</span>
      </span>
      <div className="choices">
        {reasons.map(({ id, label }) => (
          <ActionButton key={id} tone="line" onPress={() => pickReason(field.id, id)}>
            {label}
          </ActionButton>
        ))}
      </div>
      {refused && <span className="field-notes">{form.refused}</span>}
    </div>
  );
}

/**
 * A delicate field while it is shut (S4:28). Pressing it, or coming to it by Tab, brings its reason into the prompter;
 * the focus that a key like F9 puts here does not, so that nobody is led round in a circle.
 */
export function SayReason({ field, refused }: { field: PackField; refused: boolean }) {
  const { form } = words;
  return (
    <div
      className="field"
      data-place={`field-${field.id}`}
      onKeyUp={(event) => {
        if (event.key === 'Tab' && !event.shiftKey && !refused) sayReason(field.id);
      }}
    >
      <span className="field-head">
        <span className="label">{field.label}</span>
      </span>
      <ActionButton
        tone="line"
        aria-label={refused ? form.askAgain(field.label) : form.sayWhy(field.label)}
        onPress={() => sayReason(field.id)}
      >
        {refused ? form.refused : form.shut}
      </ActionButton>
    </div>
  );
}
