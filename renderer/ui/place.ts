/** Where a key or a button can lead on the desk. Elements carry their place as `data-place`. */
export type Place =
  | 'prompter'
  | 'service'
  | `field-${string}`
  | 'note'
  | 'system-reference'
  | `sensitive-${number}`
  | 'representative'
  | 'outcome'
  | 'outcome-detail'
  | 'outcome-by'
  | 'save'
  | 'start'
  | 'visitor-begin'
  | 'visitor-notice'
  | 'visitor-name'
  | 'visitor-host'
  | 'visitor-last'
  | 'ticket';

const typing = 'input:not([type=radio]):not([type=checkbox]), textarea';

function focusable(element: Element): element is HTMLElement {
  return element instanceof HTMLElement && !element.matches(':disabled, [aria-disabled=true], [inert] *');
}

/** What of a place takes the focus: the chosen radio of a group, the main button of the prompter, else the first. */
function targetIn(place: Element): HTMLElement | null {
  const first = ['[data-primary]', 'input[type=radio]:checked', 'input, textarea', 'button', '[tabindex]']
    .map((selector) => [...place.querySelectorAll(selector)].find(focusable))
    .find((found) => found !== undefined);
  if (first) return first;
  return focusable(place) && place.tabIndex >= -1 && place.hasAttribute('tabindex') ? place : null;
}

/** Puts the focus on a place of this part of the page. False when it is not there or cannot take it. */
export function goWithin(part: ParentNode | null, place: string): boolean {
  const element = part?.querySelector(`[data-place="${place}"]`);
  const target =
    element && (element.matches('input, textarea, button') ? (element as HTMLElement) : targetIn(element));
  if (!target || !focusable(target)) return false;
  target.focus();
  return document.activeElement === target;
}

/** Puts the focus there. False when the place is not on screen or cannot take it. */
export const goTo = (place: Place): boolean => goWithin(document, place);

let awaited: Place | null = null;

/** Puts the focus there now, or else once `drawn` tells of the place: right after the start it may not be there yet. */
export function goToOnceDrawn(place: Place): void {
  awaited = goTo(place) ? null : place;
}

/** A place is on screen that was not before. From somebody who types meanwhile the focus is not taken. */
export function drawn(place: Place): void {
  if (awaited !== place) return;
  awaited = null;
  if (!document.activeElement?.matches(typing)) goTo(place);
}

/** Whether the person is in a field of the enquiry: then nothing may move the focus from under their hands. */
export function isTyping(): boolean {
  const at = document.activeElement;
  return at !== null && at.matches(typing) && at.closest('[data-side="form"]') !== null;
}

/** The side of the desk that has the focus. */
export function sideInFocus(): 'form' | 'prompter' | null {
  const side = document.activeElement?.closest('[data-side]')?.getAttribute('data-side');
  return side === 'form' || side === 'prompter' ? side : null;
}
