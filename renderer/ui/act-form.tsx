import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Form } from 'react-aria-components';
import type { Missing } from '../copy/missing-words';
import { goWithin } from './place';

type ActFormProps = {
  /** Does it; called only with nothing missing. */
  onAct: () => void;
  /** The first thing that stands in the way; null: nothing. */
  missing: Missing | null;
  children: ReactNode;
  /** The buttons below, the one that does it of type `submit`. */
  answers: ReactNode;
  className?: string;
  /** The place that has the focus at first, where no field takes it by itself. */
  first?: string;
  /** Enter on a choice does it as well: only where that can be put right with a press. */
  enterOnChoice?: boolean;
};

/** Enter on a radio button chooses it; on a tick box it does nothing, as Space does that. */
function chooseByEnter(event: KeyboardEvent): void {
  const { target } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLInputElement)) return;
  if (target.type !== 'radio' && target.type !== 'checkbox') return;
  event.preventDefault();
  if (target.type === 'radio' && !target.checked) target.click();
}

/**
 * A form that does one thing. It is no dead end: asked to do it with something missing it says what, and goes there.
 * Enter does it from a text field and from its button, never from a choice: who presses Enter there means the choice.
 */
export function ActForm(props: ActFormProps) {
  const { onAct, missing, children, answers, className, first, enterOnChoice = false } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (first) goWithin(form.current, first);
  }, [first]);
  const [asked, setAsked] = useState(false);
  /** Where what is missing is put right: there it is said, so that it is in sight at any size of text. */
  const [at, setAt] = useState<Element | null>(null);
  const isThere = at !== null && at.getAttribute('data-place') === missing?.place;
  const says = asked && missing && (
    <p className="caution-words" role="alert">
      {missing.say}
    </p>
  );
  return (
    <Form
      ref={form}
      {...(className && { className })}
      {...(!enterOnChoice && { onKeyDownCapture: chooseByEnter })}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(missing !== null);
        if (!missing) {
          onAct();
          return;
        }
        setAt(form.current?.querySelector(`[data-place="${missing.place}"]`) ?? null);
        goWithin(form.current, missing.place);
      }}
    >
      {children}
      {says && (isThere ? createPortal(says, at) : says)}
      {answers}
    </Form>
  );
}
