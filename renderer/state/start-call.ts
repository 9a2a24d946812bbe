import { flushSync } from 'react-dom';
import type { Channel } from '../../shared/domain/primitives';
import type { Answer } from '../../shared/ipc/port-message';
import type { CallDraft } from '../../shared/domain/call-draft';
import { AskFailed } from '../bridge/ask-for-query';
import { packQuery, statusQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';
import { askVault } from '../bridge/vault';
import { words } from '../copy/words';
import { noteTrouble, useDeskView } from './desk-view';
import { goToStep } from './go-on';
import { showCall, type CallSetting } from './open-call';

/** The pack in force and the officer at the desk, as the vault knows them. */
async function setting(): Promise<CallSetting | string> {
  try {
    const [{ pack, noticeHashes, consentHashes }, { officer }] = await Promise.all([
      queryClient.fetchQuery(packQuery),
      queryClient.fetchQuery(statusQuery),
    ]);
    return { pack, noticeHashes, consentHashes, officer };
  } catch (error) {
    return error instanceof AskFailed ? error.say : words.unreachable;
  }
}

let starting = false;

/** Shows a draft that the vault gives; one at a time, so that a key held down starts one call. */
async function show(ask: (around: CallSetting) => Promise<Answer<CallDraft | null>>): Promise<void> {
  if (starting) return;
  starting = true;
  noteTrouble(null);
  try {
    const around = await setting();
    if (typeof around === 'string') {
      noteTrouble(around);
      return;
    }
    const answer = await ask(around);
    if (!answer.ok) {
      noteTrouble(answer.problem.say);
      return;
    }
    const draft = answer.value;
    if (!draft) {
      noteTrouble(words.unreachable);
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

/** In the language that the council offers first, until the person chooses. */
export function startCall(channel: Channel): Promise<void> {
  return show(({ pack }) => askVault('call.start', { channel, language: pack.languages[0] ?? 'en' }));
}

/** Takes an unfinished call up again where it was left. */
export function takeUpCall(callId: string): Promise<void> {
  return show(() => askVault('call.get', { callId }));
}
