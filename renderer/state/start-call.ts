import { hashKey } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import type { Channel } from '../../shared/domain/primitives';
import type { Answer, Problem } from '../../shared/ipc/port-message';
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

/** Says why nothing is shown. */
function refuse(problem: Problem): Problem {
  noteTrouble(problem.say);
  return problem;
}
const unreachable = (say: string): Problem => ({ kind: 'unreachable', say });

/**
 * Shows a draft that the vault gives; one at a time, so that a key held down starts one call. Answers what stood in
 * the way, which is on the screen then; null where nothing did.
 */
async function show(
  ask: (around: CallSetting) => Promise<Answer<CallDraft | null>>,
): Promise<Problem | null> {
  if (starting) return null;
  starting = true;
  dropPractice();
  noteTrouble(null);
  try {
    const inUse = await aroundNow();
    if (typeof inUse === 'string') return refuse(unreachable(inUse));
    const answer = await ask(inUse);
    if (!answer.ok) return refuse(answer.problem);
    const draft = answer.value;
    if (!draft) return refuse(unreachable(words.unreachable));
    const around = await settingOf(draft, inUse);
    if (typeof around === 'string') return refuse(unreachable(around));
    flushSync(() => {
      showCall(around, draft, vaultHome);
      useDeskView.setState({ middle: { kind: 'desk' }, floating: null, saved: null, trouble: null });
    });
    goToStep();
    return null;
  } finally {
    starting = false;
  }
}

/** What the vault says while the CRM has not given this PC its code yet, without which there is no reference. */
const NOT_ENROLLED = 'not-enrolled';

let stopWaiting = (): void => {};

/**
 * Starts the call once this PC is enrolled: whoever pressed the key need not press it again. Not when something else
 * was done in the meantime, which takes the sentence about it off the screen.
 */
function startOnceEnrolled(channel: Channel, { say }: Problem): void {
  const waits = words.idle.startsByItself(say);
  noteTrouble(waits);
  const stops = [
    queryClient.getQueryCache().subscribe(({ type, query }) => {
      const isStatus = type === 'updated' && query.queryHash === hashKey(statusQuery.queryKey);
      if (!isStatus || !queryClient.getQueryData(statusQuery.queryKey)?.desk) return;
      stopWaiting();
      void startCall(channel);
    }),
    useDeskView.subscribe(({ trouble, locked }) => {
      if (trouble !== waits || locked) stopWaiting();
    }),
  ];
  stopWaiting = () => {
    for (const stop of stops.splice(0)) stop();
  };
  // It may have come between the answer and now.
  void queryClient.invalidateQueries({ queryKey: statusQuery.queryKey });
}

/** In the language that the council offers first, until the person chooses. */
export async function startCall(channel: Channel): Promise<void> {
  stopWaiting();
  const inTheWay = await show(({ pack }) =>
    askVault('call.start', { channel, language: pack.languages[0] ?? 'en' }),
  );
  if (inTheWay?.kind === NOT_ENROLLED) startOnceEnrolled(channel, inTheWay);
}

/** The person whose ticket was called is here: their interaction begins. */
export async function serveTicket(ticketId: string): Promise<void> {
  await show(({ pack }) => askVault('queue.serve', { ticketId, language: pack.languages[0] ?? 'en' }));
}

/** Takes an unfinished call up again where it was left. */
export async function takeUpCall(callId: string): Promise<void> {
  await show(() => askVault('call.get', { callId }));
}
