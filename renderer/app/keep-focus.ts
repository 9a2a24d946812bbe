import { useDeskView } from '../state/desk-view';
import { goToStep } from '../state/go-on';
import { useOpenCall } from '../state/open-call';
import { goTo } from '../ui/place';

/** To where one would look: the name of what is shown, or where the call goes on, or the desk's first button. */
function goBack(): void {
  if (useDeskView.getState().middle.kind !== 'desk') {
    document.querySelector<HTMLElement>('.view-title')?.focus();
    return;
  }
  if (useOpenCall.getState().call) goToStep();
  else goTo('start');
}

/**
 * Whoever works by keyboard never loses their place: when what had the focus is taken off the screen (a visitor signed
 * out, a card done with, the button that opened a dialog) and nothing else has taken it, the focus goes where one would
 * look next. Only then: a press on an empty spot leaves the focus nowhere, as everywhere else.
 */
export function keepFocus(page: Window): () => void {
  const { document } = page;
  let last: Element | null = null;
  let asked = 0;
  const note = (event: FocusEvent): void => {
    last = event.target instanceof Element ? event.target : null;
  };
  const look = (): void => {
    asked = 0;
    const lost = last !== null && !last.isConnected && document.activeElement === document.body;
    if (!lost || useDeskView.getState().floating !== null) return;
    last = null;
    goBack();
  };
  // A dialog gives the focus back one frame after it has closed; this comes after that.
  const lookSoon = (): void => {
    if (asked !== 0 || document.activeElement !== document.body) return;
    asked = page.requestAnimationFrame(() => {
      asked = page.requestAnimationFrame(() => {
        asked = page.requestAnimationFrame(look);
      });
    });
  };
  const watch = new MutationObserver(lookSoon);
  document.addEventListener('focusin', note);
  watch.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', note);
    watch.disconnect();
    page.cancelAnimationFrame(asked);
  };
}
