import type { ReactNode } from 'react';
import { Text } from 'react-aria-components';
import { SmallButton } from './small-button';
import { words } from '../copy/words';

/** What a field says about itself besides its label. */
export type FieldSays = {
  /** Shown disabled, with this reason. */
  disabledBecause?: string | undefined;
  hint?: string | undefined;
  /** Something about what was typed that may be wrong; it is kept all the same. */
  warning?: string | undefined;
  /** Why the service asks, while it is shown. */
  why?: string | undefined;
};

/** Everything below a field's input, read out with the field. */
export function FieldNotes({ disabledBecause, hint, warning, why }: FieldSays) {
  if (!disabledBecause && !hint && !warning && !why) return null;
  return (
    <Text slot="description" elementType="div" className="field-notes">
      {disabledBecause && <span className="field-shut">{disabledBecause}</span>}
      {why && <span className="field-why">{why}</span>}
      {warning && <span className="field-warning">{warning}</span>}
      {hint && <span className="field-hint">{hint}</span>}
    </Text>
  );
}

/** The row with a field's label, whether it may stay empty, and the way to its reason (not in the Tab path). */
export function FieldHead({
  children,
  label,
  optional,
  onWhy,
  whyShown,
  aside,
}: {
  children: ReactNode;
  label: string;
  optional: boolean;
  onWhy?: (() => void) | undefined;
  whyShown: boolean;
  /** Another thing that may be done with this field. */
  aside?: ReactNode;
}) {
  return (
    <span className="field-head">
      {children}
      {optional && <span className="field-optional">{words.enquiry.optional}</span>}
      {aside}
      {onWhy && (
        <SmallButton says={words.enquiry.why(label)} expanded={whyShown} skipped onPress={onWhy}>
          {words.enquiry.whyWeAsk}
        </SmallButton>
      )}
    </span>
  );
}
