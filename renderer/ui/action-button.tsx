import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';

type ActionButtonProps = Omit<ButtonProps, 'children' | 'className'> & {
  children: ReactNode;
  /** The key that does the same, shown on the button. */
  keys?: string;
  tone?: 'plain' | 'main' | 'quiet' | 'danger' | 'line';
  'data-place'?: string;
  'data-primary'?: true;
};

/** A button with the key that does the same. Its name is what it shows: words, then the key. */
export function ActionButton({ children, keys, tone = 'plain', ...rest }: ActionButtonProps) {
  return (
    <Button {...rest} className={`button button-${tone}`}>
      <span className="button-words">{children}</span>
      {keys && (
        <>
          {' '}
          <kbd className="key">{keys}</kbd>
        </>
      )}
    </Button>
  );
}
