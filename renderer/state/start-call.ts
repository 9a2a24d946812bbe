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
import { dropPractice } from './practice';
import { vaultHome } from './vault-home';

/** The pack in use and the officer at the desk, as the vault knows them. */
async function aroundNow(): Promise<CallSetting | string> {
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

/** The setting of a call: it keeps the pack that it was begun with to its end. */
async function settingOf(draft: CallDraft, now: CallSetting): Promise<CallSetting | string> {
  if (now.pack.version === draft.packVersion) return now;
  try {
    const its = await queryClient.fetchQuery(packVersionQuery(draft.packVersion));
    return { ...now, pack: its.pack, noticeHashes: its.noticeHashes };
  } catch (error) {
    return error instanceof AskFailed ? error.say : words.unreachable;
  }
}

let starting = false;

/** Shows a draft that the vault gives; one at a time, so that a key held down starts one call. */
async function show(ask: (around: CallSetting) => Promise<Answer<CallDraft | null>>): Promise<void> {
  if (starting) return;
  starting = true;
  dropPractice();
  noteTrouble(null);
  try {
    const inUse = await aroundNow();
    if (typeof inUse === 'string') {
      noteTrouble(inUse);
      return;
    }
    const answer = await ask(inUse);
    if (!answer.ok) {
      noteTrouble(answer.problem.say);
      return;
    }
    const draft = answer.value;
    if (!draft) {
      noteTrouble(words.unreachable);
      return;
    }
    const around = await settingOf(draft, inUse);
    if (typeof around === 'string') {
      noteTrouble(around);
      return;
    }
    flushSync(() => {
      showCall(around, draft, vaultHome);
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

/** The person whose ticket was called is here: their interaction begins. */
export function serveTicket(ticketId: string): Promise<void> {
  return show(({ pack }) => askVault('queue.serve', { ticketId, language: pack.languages[0] ?? 'en' }));
}

/** Takes an unfinished call up again where it was left. */
export function takeUpCall(callId: string): Promise<void> {
  return show(() => askVault('call.get', { callId }));
}
