import { flushSync } from 'react-dom';
import { maskCardNumbers } from '../../shared/policy/card-number';
import { words } from '../copy/words';
import { ActionButton } from './action-button';

/** Leaves the last four digits of a card number in a field, in one press, and goes back to the field. */
export function MaskButton({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <ActionButton
      slot={null}
      tone="line"
      data-primary
      onPress={({ target }) => {
        const field = target.closest('[data-place]');
        flushSync(() => onChange(maskCardNumbers(value)));
        field?.querySelector<HTMLElement>('input, textarea')?.focus();
      }}
    >
      {words.cardNumber.mask}
    </ActionButton>
  );
}
