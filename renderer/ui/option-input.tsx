import type { KeyboardEvent } from 'react';
import { Input } from 'react-aria-components';
import { optionId } from './option-list';

type OptionInputProps = {
  listId: string;
  /** The option that Enter takes. */
  active: string | null;
  onKeyDown: (event: KeyboardEvent) => void;
  placeholder?: string;
  className?: string;
};

/** The field of an ARIA combobox: the arrow keys pressed in it move in the `OptionList` below. */
export function OptionInput({
  listId,
  active,
  onKeyDown,
  placeholder,
  className = 'input',
}: OptionInputProps) {
  return (
    <Input
      className={className}
      placeholder={placeholder}
      role="combobox"
      autoComplete="off"
      aria-expanded
      aria-autocomplete="list"
      aria-controls={listId}
      aria-activedescendant={active === null ? undefined : optionId(listId, active)}
      onKeyDown={onKeyDown}
    />
  );
}
