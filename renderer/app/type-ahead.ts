import { flushSync } from 'react-dom';
import { words } from '../copy/words';
import { float, useDeskView } from '../state/desk-view';

/** What was typed for a dialog, and whether Enter ended it. */
type Typed = { text: string; enter: boolean };

/** Where it is typed while the dialog is still being read. */
type Held = { box: HTMLInputElement; before: Element | null; enter: boolean };
let held: Held | null = null;

function giveBack(): void {
  if (!held) return;
  const { box, before } = held;
  held = null;
  box.remove();
  if (before instanceof HTMLElement && before.isConnected) before.focus();
}

function hear(event: KeyboardEvent): void {
  if (event.key === 'Escape') float(null);
  if (event.key !== 'Enter' && event.key !== 'Tab') return;
  // There is no next field yet; Enter is pressed once the dialog is there.
  event.preventDefault();
  if (held && event.key === 'Enter') {
    held.enter = true;
    held.box.readOnly = true;
  }
}

/** The first screen takes the focus when it is drawn, perhaps only now: it gets it back afterwards. */
function takeAgain(): void {
  queueMicrotask(() => {
    if (!held || document.activeElement === held.box) return;
    held.before = document.activeElement;
    held.box.focus();
  });
}

function take(): void {
  if (held) return;
  const box = document.createElement('input');
  held = { box, before: document.activeElement, enter: false };
  box.className = 'only-read';
  box.setAttribute('aria-label', words.opening);
  box.addEventListener('keydown', hear);
  box.addEventListener('blur', takeAgain);
  document.body.append(box);
  box.focus();
}

/**
 * Until `canDraw` says that a dialog would be drawn at once, right after the start, a field stands in for what floats:
 * from within the key press that opens it, it has the focus, so that what is typed next goes nowhere else, with
 * everything a field can (dead keys, input methods, pasting).
 */
export function holdTyping(canDraw: () => boolean): () => void {
  const stop = useDeskView.subscribe(({ floating }) => {
    if (floating === null) giveBack();
    else if (!canDraw()) take();
  });
  return () => {
    stop();
    giveBack();
  };
}

const takesText = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element?.matches('input:not([type=radio], [type=checkbox]), textarea') ?? false;

/** The field of the dialog that has the focus, or will get it. */
function fieldOf(dialog: Element): HTMLInputElement | HTMLTextAreaElement | null {
  const at = document.activeElement;
  if (at && dialog.contains(at)) return takesText(at) ? at : null;
  const first = dialog.querySelector('input, textarea');
  return takesText(first) ? first : null;
}

/** Enter as the browser would take it: the field's own answer, else the button in focus or the form's. */
function pressEnter(at: Element | null): void {
  const key = new window.KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  if (!at?.dispatchEvent(key)) return;
  const button = at.closest('button') ?? at.closest('form')?.querySelector<HTMLElement>('[type=submit]');
  button?.click();
}

/** Ends the waiting, before what was waited for is drawn: its focus goes back to where it was before the key. */
export function takeTyped(): Typed | null {
  if (!held) return null;
  const typed = { text: held.box.value, enter: held.enter };
  giveBack();
  return typed;
}

/** Gives the dialog that is now drawn what was typed for it. */
export function typeOn(typed: Typed | null): void {
  const dialog = typed && document.querySelector('[role=dialog]');
  if (!dialog) return;
  const { text, enter } = typed;
  const field = fieldOf(dialog);
  if (field && text !== '') {
    field.focus();
    flushSync(() => {
      field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
      field.dispatchEvent(
        new window.InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }),
      );
    });
  }
  if (enter) pressEnter(document.activeElement);
}
