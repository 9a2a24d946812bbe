import type { FocusEvent, ReactNode } from 'react';
import { Input, Label, TextArea, TextField } from 'react-aria-components';
import { holdsCardNumber } from '../../shared/policy/card-number';
import { words } from '../copy/words';
import { hasLongRun, keepQuick } from './long-run';
import { FieldHead, FieldNotes, type FieldSays } from './field-frame';
import { MaskButton } from './mask-button';

type TextBoxProps = FieldSays & {
  label: string;
  place: string;
  value: string;
  onChange: (value: string) => void;
  optional?: boolean;
  onWhy?: () => void;
  aside?: ReactNode;
  lines?: number;
  type?: 'text' | 'tel' | 'email' | 'password';
  onBlur?: () => void;
  autoFocus?: boolean;
};

/** Coming into an area the browser brings only its first line into sight. */
function bringIntoSight({ currentTarget }: FocusEvent<HTMLTextAreaElement>): void {
  currentTarget.scrollIntoView({ block: 'nearest' });
}

function Area({ value, lines }: { value: string; lines: number }) {
  const style = hasLongRun(value) ? ({ whiteSpace: 'pre' } as const) : undefined;
  return (
    <TextArea className="input note" rows={lines} style={style} ref={keepQuick} onFocus={bringIntoSight} />
  );
}

/** A line or some lines of text. Nothing typed is ever refused here; a card number is warned of, and masked on request. */
export function TextBox(props: TextBoxProps) {
  const { label, place, value, onChange, optional = false, onWhy, lines = 1, type = 'text' } = props;
  const card = type !== 'password' && holdsCardNumber(value);
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
      <FieldHead
        label={label}
        optional={optional}
        onWhy={onWhy}
        whyShown={props.why !== undefined}
        aside={props.aside}
      >
        <Label className="label">{label}</Label>
      </FieldHead>
      {lines > 1 ? <Area value={value} lines={lines} /> : <Input className="input" />}
      <FieldNotes {...props} {...(card && { warning: words.cardNumber.warning })} />
      {card && <MaskButton value={value} onChange={onChange} />}
    </TextField>
  );
}
