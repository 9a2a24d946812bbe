import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { words } from '../copy/words';
import { float } from '../state/desk-view';

/** What was typed for a dialog that is still being read. */
type Held = { box: HTMLInputElement; before: Element | null; enter: boolean };
let held: Held | null = null;

function giveBack(): void {
  const before = held?.before;
  held = null;
  if (before instanceof HTMLElement && before.isConnected) before.focus();
}

function hear(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Escape') {
    giveBack();
    float(null);
  }
  if (event.key !== 'Enter' && event.key !== 'Tab') return;
  // There is no next field yet; Enter is pressed once the dialog is there.
  event.preventDefault();
  if (held && event.key === 'Enter') {
    held.enter = true;
    held.box.readOnly = true;
  }
}

function take(box: HTMLInputElement | null): void {
  if (!box || held?.box === box) return;
  held = { box, before: document.activeElement, enter: false };
  box.focus();
}

/**
 * Stands in for a dialog while its code is read, right after the start: it has the focus, so that what is typed after
 * the key that opens it goes nowhere else, with everything a field can (dead keys, input methods, pasting).
 */
export function TypeAhead() {
  return <input ref={take} className="only-read" aria-label={words.opening} onKeyDown={hear} />;
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

/** Draws what was waited for, and gives it what was typed meanwhile. */
export function drawAndTypeOn(draw: () => void): void {
  const waiting = held?.box.isConnected ? held : null;
  const text = waiting?.box.value ?? '';
  const enter = waiting?.enter ?? false;
  // The dialog gives the focus back to where it was before the key, not to what is gone then.
  giveBack();
  flushSync(draw);
  const dialog = waiting && document.querySelector('[role=dialog]');
  if (!dialog) return;
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
