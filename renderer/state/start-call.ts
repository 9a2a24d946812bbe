import { flushSync } from 'react-dom';
import type { Channel } from '../../shared/domain/primitives';
import type { Answer } from '../../shared/ipc/port-message';
import type { CallDraft } from '../../shared/domain/call-draft';
import { AskFailed } from '../bridge/ask-for-query';
import { packQuery, packVersionQuery, statusQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';
import { askVault } from '../bridge/vault';
import { words } from '../copy/words';
import { noteTrouble, useDeskView } from './desk-view';
import { goToStep } from './go-on';
import { showCall, type CallSetting } from './open-call';

/** The pack that a call was begun with, which it keeps to its end, and the officer at the desk. */
async function settingOf(draft: CallDraft): Promise<CallSetting | string> {
  try {
    const [inUse, { officer }] = await Promise.all([
      queryClient.fetchQuery(packQuery),
      queryClient.fetchQuery(statusQuery),
    ]);
    const isIt = inUse.pack.version === draft.packVersion;
    const its = isIt ? inUse : await queryClient.fetchQuery(packVersionQuery(draft.packVersion));
    return { pack: its.pack, noticeHashes: its.noticeHashes, officer };
  } catch (error) {
    return error instanceof AskFailed ? error.say : words.unreachable;
  }
}

let starting = false;

/** Shows a draft that the vault gives; one at a time, so that a key held down starts one call. */
async function show(ask: () => Promise<Answer<CallDraft | null>>): Promise<void> {
  if (starting) return;
  starting = true;
  noteTrouble(null);
  try {
    // What the setting needs is read beforehand, while the vault makes the call.
    const [answer] = await Promise.all([
      ask(),
      queryClient.prefetchQuery(packQuery),
      queryClient.prefetchQuery(statusQuery),
    ]);
    if (!answer.ok) {
      noteTrouble(answer.problem.say);
      return;
    }
    const draft = answer.value;
    if (!draft) {
      noteTrouble(words.unreachable);
      return;
    }
    const around = await settingOf(draft);
    if (typeof around === 'string') {
      noteTrouble(around);
      return;
    }
    flushSync(() => {
      showCall(around, draft);
      useDeskView.setState({ middle: { kind: 'desk' }, floating: null, saved: null, trouble: null });
    });
    goToStep();
  } finally {
    starting = false;
  }
}

export function startCall(channel: Channel): Promise<void> {
  return show(() => askVault('call.start', { channel, language: 'en' }));
}

/** Takes an unfinished call up again where it was left. */
export function takeUpCall(callId: string): Promise<void> {
  return show(() => askVault('call.get', { callId }));
}
