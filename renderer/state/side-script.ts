import { flushSync } from 'react-dom';
import type { ScriptRole } from '../../shared/packs/schema/script';
import { goTo } from '../ui/place';
import { showMiddle } from './desk-view';
import { sideScript } from './front';
import { andGoOn } from './go-on';
import { showSide, useOpenCall } from './open-call';

/**
 * Shows a script in the prompter in place of the step of the call, for the enquiry in front; `about` is a field, a
 * purpose, by id. It goes on where it was left. False where the pack has none for this channel.
 */
export function openSide(role: ScriptRole, about: string): boolean {
  const call = useOpenCall.getState().call;
  if (!call || !sideScript(call.setting.pack, call.draft, { role, about })) return false;
  flushSync(() => {
    showMiddle({ kind: 'desk' });
    showSide({ role, about });
  });
  goTo('prompter');
  return true;
}

/** Back to the step of the call; what was answered in the script stays. */
export function closeSide(): void {
  if (useOpenCall.getState().call?.side) andGoOn(() => showSide(null));
}
