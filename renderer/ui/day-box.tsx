import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { addPeriod } from '../../shared/policy/civil-date';
import { dayWords } from '../copy/dates';
import { readDay } from '../copy/read-day';
import { words } from '../copy/words';
import { TextBox } from './text-box';
import type { FieldSays } from './field-frame';

type DayBoxProps = FieldSays & {
  label: string;
  place: string;
  /** An ISO date, or what was typed when it is none. */
  value: string;
  onChange: (value: string) => void;
  today: string;
  /** Whether "thu" is the last or the coming one. */
  towards?: 'past' | 'future';
  optional?: boolean;
  onWhy?: () => void;
  aside?: ReactNode;
};

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/**
 * A day in one field and one stop of the Tab key: typed as it is said ("thu", "19 Nov"), a day on or back by the
 * arrow keys. It shows the day it understood; what it cannot read it keeps as typed.
 */
export function DayBox({ value, onChange, today, towards = 'past', ...rest }: DayBoxProps) {
  /** What is being typed, or was and is no day; null while the field shows its value. */
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const shown = typed ?? (isDay(value) ? dayWords(value, today) : value);
  const understood = typed !== null && isDay(value) ? dayWords(value, today) : null;
  const unread = left && shown.trim() !== '' && !isDay(value);

  const byArrow = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    setTyped(null);
    onChange(addPeriod(isDay(value) ? value : today, event.key === 'ArrowUp' ? 'P1D' : '-P1D'));
  };

  return (
    <div onKeyDown={byArrow}>
      <TextBox
        {...rest}
        value={shown}
        onChange={(text) => {
          setTyped(text);
          setLeft(false);
          onChange(readDay(text, today, towards) ?? text.trim());
        }}
        onBlur={() => {
          setLeft(true);
          if (isDay(value)) setTyped(null);
        }}
        hint={understood ? `= ${understood}` : rest.hint}
        warning={unread ? words.enquiry.dayWarning : rest.warning}
      />
    </div>
  );
}
