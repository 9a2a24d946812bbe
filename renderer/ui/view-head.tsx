import { useEffect, useRef, type ReactNode } from 'react';
import { keyNames } from '../copy/keys';
import { ActionButton } from './action-button';

/**
 * The head of what shows instead of the call. It takes the focus when it appears, for somebody asked for it: so it
 * is in view, in a tall narrow window too, and a screen reader says where one is.
 */
export function ViewHead({
  children,
  back,
  onBack,
}: {
  children: ReactNode;
  back: string;
  onBack: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="enquiry-head">
      <h1 className="pane-title view-title" tabIndex={-1} ref={heading}>
        {children}
      </h1>
      <span className="push-right">
        <ActionButton tone="line" keys={keyNames.close} onPress={onBack}>
          {back}
        </ActionButton>
      </span>
    </div>
  );
}
