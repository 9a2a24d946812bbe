import { Checkbox, CheckboxGroup, Label, Text } from 'react-aria-components';

type CheckListProps = {
  label: string;
  place: string;
  choices: readonly { id: string; label: string; hint?: string }[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
  hint?: string | undefined;
};

/** Any of a few, all in sight. */
export function CheckList({ label, place, choices, value, onChange, hint }: CheckListProps) {
  return (
    <CheckboxGroup className="field" value={[...value]} onChange={onChange} data-place={place}>
      <Label className="label">{label}</Label>
      <div className="choices">
        {choices.map((choice) => (
          <Checkbox key={choice.id} value={choice.id} className="choice">
            <span className="choice-mark choice-mark-square" aria-hidden />
            {choice.label}
          </Checkbox>
        ))}
      </div>
      {hint && (
        <Text slot="description" elementType="div" className="field-notes">
          <span className="field-hint">{hint}</span>
        </Text>
      )}
    </CheckboxGroup>
  );
}
