import { appStateQuery } from '../bridge/main-process';
import { queryClient } from '../bridge/query-client';
import { addEnquiry } from '../state/add-enquiry';
import { said, switchLanguage } from '../state/answer-step';
import { float, toggleWhy, useDeskView } from '../state/desk-view';
import { saveCall } from '../state/end-call';
import { toldSensitive } from '../state/form-writing';
import { backToDesk, goToNeed } from '../state/go-on';
import { passOn } from '../state/hand-off';
import { isShut } from '../state/is-shut';
import { closeSide } from '../state/side-script';
import { callNext, openCheckIn, parkHere } from '../state/queue';
import { askOptional } from '../state/optional-question';
import { recordDisplayed } from '../state/record-displayed';
import { ratherNotHere } from '../state/rather-not';
import { someoneSpeaks } from '../state/speak-for';
import { startCall } from '../state/start-call';
import { useOpenCall } from '../state/open-call';
import { openRoll } from '../state/print-visitors';
import { goOnWithVisitor, recordVisitorRead, signVisitorIn } from '../state/sign-in-visitor';
import { showVisitors, signOutBadge, useVisitors } from '../state/visitors';
import { goTo, sideInFocus } from '../ui/place';

/** The field of the form that had the focus last, so that F8 comes back to it. */
let lastField: HTMLElement | null = null;

function switchSide(): void {
  if (sideInFocus() === 'form') {
    lastField = document.activeElement as HTMLElement | null;
    goTo('prompter');
    return;
  }
  if (lastField?.isConnected) {
    lastField.focus();
    return;
  }
  const need = useOpenCall.getState().call?.needs.find((n) => n.kind === 'field' || n.kind === 'service');
  if (need) goToNeed(need);
  else goTo('save');
}

const fieldInFocus = (): string | null =>
  document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ?? null;

function whyWeAsk(): void {
  const field = fieldInFocus();
  if (field) toggleWhy(field);
}

const always: Record<string, () => void> = {
  F1: () => float('keys'),
  'Ctrl k': () => float('find'),
  'Ctrl l': () => useDeskView.setState({ locked: true, floating: null }),
};
/** While the visitors are in front: the same keys for the same things, and Ctrl with a badge's number signs it out. */
const amongVisitors: Record<string, () => void> = {
  F7: goOnWithVisitor,
  F9: () => void signVisitorIn(),
  'Ctrl j': recordVisitorRead,
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`Ctrl ${n}`, () => void signOutBadge(n)])),
};
const onTheDesk: Record<string, () => void> = {
  'Ctrl n': () => void startCall('phone'),
  'Ctrl Shift n': () => void startCall('in-person'),
  'Ctrl e': () => void addEnquiry(),
  'Ctrl g': switchLanguage,
  'Ctrl i': whyWeAsk,
  'Ctrl j': recordDisplayed,
  'Ctrl Shift g': showVisitors,
  'Ctrl Shift s': () => void (useOpenCall.getState().call && toldSensitive()),
  'Ctrl b': someoneSpeaks,
  'Ctrl d': () => ratherNotHere(fieldInFocus()),
  'Ctrl o': askOptional,
  F2: openCheckIn,
  F3: () => void callNext(),
  F4: () => void parkHere(),
  F6: () => passOn(),
  F7: said,
  F8: switchSide,
  F9: () => void saveCall(),
};

function spell(event: KeyboardEvent): string {
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl ' : '';
  const shift = event.shiftKey ? 'Shift ' : '';
  return `${ctrl}${shift}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
}

/**
 * The keys that work from anywhere: Ctrl and function keys only, so that in a field a letter is only ever a letter.
 * A key held down counts once. Behind a dialog nothing is done.
 */
export function listenForKeys(target: Window): () => void {
  const hear = (event: KeyboardEvent): void => {
    const { floating, locked, middle, quitting } = useDeskView.getState();
    const name = spell(event);
    // In a fire nothing is in the way of it, not even the cover.
    if (name === 'Ctrl Shift e' && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) void openRoll();
      return;
    }
    if (useVisitors.getState().roll) return;
    if (locked || quitting) return;
    // What floats closes itself.
    if (name === 'Escape' && floating === null) {
      if (middle.kind !== 'desk') backToDesk();
      else closeSide();
    }
    const app = queryClient.getQueryData(appStateQuery.queryKey);
    const ready = floating === null && !(app && isShut(app));
    const here = middle.kind === 'visitors' ? { ...onTheDesk, ...amongVisitors } : onTheDesk;
    const act = always[name] ?? (ready ? here[name] : undefined);
    if (!act || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) act();
  };
  target.addEventListener('keydown', hear, true);
  return () => target.removeEventListener('keydown', hear, true);
}
