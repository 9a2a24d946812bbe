import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { createVault, type Vault } from '../../../renderer/vault/vault';
import type { CallDraft } from '../../../shared/domain/call-draft';
import type { Answer, Problem } from '../../../shared/ipc/port-message';
import type { VaultMethod, VaultOutputs } from '../../../shared/ipc/vault-contract';
import type { Mutation, MutationResult } from '../../../shared/sync/mutation';
import { createFakeMain, nothingKept, type FakeMain } from '../../support/fake-main';
import { fillCall, type MadeUpFacts } from '../../support/made-up-call';

export const minutes = (n: number): number => n * 60_000;
export const noon = Date.parse('2026-11-23T12:00:00Z');
export const facts: MadeUpFacts = { name: 'Zorah Quillfeather', phone: '07700 900123', note: 'bin full' };

export type AtWork = {
  main: FakeMain;
  /** The answer's value; a problem fails the test. */
  ask<M extends VaultMethod>(method: M, input: unknown): Promise<VaultOutputs[M]>;
  /** The problem; an answer fails the test. */
  refused(method: VaultMethod, input: unknown): Promise<Problem>;
  filled(made?: Partial<MadeUpFacts>): Promise<CallDraft>;
  hear: Vault['hear'];
  /** What is asked before one quits. */
  pending: Vault['pending'];
  told: string[];
  bugs: unknown[];
};

let disks = 0;
/** A main whose vault has a disk of its own. */
export const newMain = (): FakeMain => createFakeMain(nothingKept(), { storeId: `disk-${(disks += 1)}` });

/** A vault that starts; with the same main it finds what an earlier one left. */
export function vaultAtWork(main = newMain(), now: () => number = () => noon): AtWork {
  const bugs: unknown[] = [];
  const told: string[] = [];
  const vault = createVault({
    main: main.client,
    tellDesk: (topics) => told.push(...topics),
    tellStoreState: () => {},
    askPersistence: () => Promise.resolve(true),
    startAgain: () => void told.push('started again'),
    log: {
      info: () => {},
      warn: (...said) => void bugs.push(said),
      error: (...said) => void bugs.push(said),
    },
    now,
    random: () => 0.5,
  });
  const ask: AtWork['ask'] = async (method, input) => {
    const answer = (await vault.methods[method](input)) as Answer<VaultOutputs[typeof method]>;
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.problem)}`);
    return answer.value;
  };
  return {
    main,
    told,
    bugs,
    hear: vault.hear,
    pending: () => vault.pending(),
    ask,
    async refused(method, input) {
      const answer = await vault.methods[method](input);
      if (answer.ok) throw new Error(`${method} was not refused`);
      return answer.problem;
    },
    async filled(made) {
      const { noticeHashes } = await ask('pack.get', null);
      const started = await ask('call.start', { channel: 'phone', language: 'en' });
      return fillCall(started, { ...facts, ...made }, noticeHashes);
    },
  };
}

/** A CRM that answers each item by `judge`; what it was sent, in order. */
export function crmThat(main: FakeMain, judge: (item: Mutation) => MutationResult): Mutation[] {
  const sent: Mutation[] = [];
  main.answer('crm.health', () =>
    Promise.resolve({ ok: true, value: { ok: true, value: null, serverTime: null } }),
  );
  main.answer('crm.changes', () =>
    Promise.resolve({
      ok: true,
      value: {
        ok: true,
        value: { changes: [], next: 'c1', more: false, reset: false },
        serverTime: null,
      },
    }),
  );
  main.answer('crm.push', ({ items }) => {
    sent.push(...(items as Mutation[]));
    const value = (items as Mutation[]).map(judge);
    return Promise.resolve({ ok: true, value: { ok: true, value, serverTime: null } });
  });
  return sent;
}

export const applied = ({ opId, reference }: Mutation): MutationResult => ({
  result: 'applied',
  opId,
  version: 1,
  reference,
  crmReference: 'CRM-1',
  replayed: false,
});
export const rejected = ({ opId }: Mutation): MutationResult => ({
  result: 'rejected',
  opId,
  problem: { type: 'https://crm.invalid/problems/invalid-body', detail: 'The team is not known.' },
});
export const conflicting = ({ opId, entityId }: Mutation): MutationResult => ({
  result: 'conflict',
  opId,
  current: { id: entityId, reference: 'CRM-9', body: { note: 'theirs' } },
  currentVersion: 3,
  problem: { type: 'https://crm.invalid/problems/conflict', detail: 'Known already.' },
});

/** Longer than the one second that is usual: a busy PC is no fault. */
export const eventually = <T>(look: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(look, { timeout: 10_000 });
