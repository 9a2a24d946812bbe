import { Input, Label, TextArea, TextField } from 'react-aria-components';
import { FieldHead, FieldNotes, type FieldSays } from './field-frame';

type TextBoxProps = FieldSays & {
  label: string;
  place: string;
  value: string;
  onChange: (value: string) => void;
  optional?: boolean;
  onWhy?: () => void;
  lines?: number;
  type?: 'text' | 'tel' | 'email' | 'password';
  onBlur?: () => void;
  autoFocus?: boolean;
};

/** A line or some lines of text. Nothing typed is ever refused here. */
export function TextBox(props: TextBoxProps) {
  const { label, place, value, onChange, optional = false, onWhy, lines = 1, type = 'text' } = props;
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isDisabled={props.disabledBecause !== undefined}
      type={type}
      onBlur={props.onBlur}
      autoFocus={props.autoFocus}
      autoComplete="off"
      data-place={place}
    >
      <FieldHead label={label} optional={optional} onWhy={onWhy} whyShown={props.why !== undefined}>
        <Label className="label">{label}</Label>
      </FieldHead>
      {lines > 1 ? <TextArea className="input note" rows={lines} /> : <Input className="input" />}
      <FieldNotes {...props} />
    </TextField>
  );
}
