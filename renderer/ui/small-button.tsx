type SmallButtonProps = {
  children: string;
  /** What it says to a screen reader, with the field's name in it. */
  says: string;
  onPress: () => void;
  expanded?: boolean;
  /** Left out of the Tab path: there is a key for it. */
  skipped?: boolean;
  className?: string;
};

/**
 * A way to something about a field, two of them at every field of a form. A plain element: that many buttons which
 * watch pointers and keys for themselves took a third of the time in which a form is drawn.
 */
export function SmallButton({ children, says, onPress, expanded, skipped, className }: SmallButtonProps) {
  return (
    <button
      type="button"
      className={className ? `why-button ${className}` : 'why-button'}
      tabIndex={skipped ? -1 : undefined}
      aria-label={says}
      aria-expanded={expanded}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
