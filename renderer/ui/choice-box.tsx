import type { KeyboardEvent, ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { FieldHead, FieldNotes, type FieldSays } from './field-frame';

type ChoiceBoxProps = FieldSays & {
  label: string;
  place: string;
  value: string | null;
  choices: readonly { id: string; label: string }[];
  onChange: (id: string) => void;
  optional?: boolean;
  onWhy?: () => void;
  aside?: ReactNode;
};

/** One of a few, all in sight. Arrows choose, and so does a choice's first letter (again: the next with that letter). */
export function ChoiceBox(props: ChoiceBoxProps) {
  const { label, place, value, choices, onChange, optional = false, onWhy } = props;

  const byLetter = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1 || event.key === ' ') return;
    const fitting = choices.filter((c) => c.label.toLowerCase().startsWith(event.key.toLowerCase()));
    const at = fitting.findIndex((c) => c.id === value);
    const next = fitting[(at + 1) % fitting.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.id);
    const inputs = [...event.currentTarget.querySelectorAll('input')];
    inputs.find((input) => input.value === next.id)?.focus();
  };

  return (
    <div onKeyDown={byLetter} data-place={place}>
      <RadioGroup
        className="field"
        value={value}
        onChange={onChange}
        isDisabled={props.disabledBecause !== undefined}
        orientation="horizontal"
      >
        <FieldHead
          label={label}
          optional={optional}
          onWhy={onWhy}
          whyShown={props.why !== undefined}
          aside={props.aside}
        >
          <Label className="label">{label}</Label>
        </FieldHead>
        <div className="choices">
          {choices.map((choice) => (
            <Radio key={choice.id} value={choice.id} className="choice">
              <span className="choice-mark" aria-hidden />
              {choice.label}
            </Radio>
          ))}
        </div>
        <FieldNotes {...props} />
      </RadioGroup>
    </div>
  );
}
