import { checkDemonstrationRole, listedDemonstrationRole } from './demonstration-role';
import type { MainClient } from '../../renderer/vault/main-client';
import type { Answer } from '../../shared/ipc/port-message';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import {
  mainAsks,
  type MainInput,
  type MainMethod,
  type MainOutput,
} from '../../shared/ipc/vault-main-contract';

/** What main's key service keeps safely; a test hands the same one to the next start. */
export type KeptByMain = {
  keys: Record<string, number[]>;
  burned: string[];
  nextReference: number;
};
export const nothingKept = (): KeptByMain => ({ keys: {}, burned: [], nextReference: 116_194 });

export type FakeMain = {
  client: MainClient;
  kept: KeptByMain;
  /** Answers one method otherwise, from now on; null: as before. */
  answer<M extends MainMethod>(
    method: M,
    by: ((input: MainInput<M>) => Promise<Answer<MainOutput<M>>>) | null,
  ): void;
  asked: MainMethod[];
};

/** Main as the vault sees it, in memory: keys, references and an enrolled desk, and a CRM that never answers. */
export function createFakeMain(
  kept: KeptByMain = nothingKept(),
  options: { storeId?: string; keep?: (kept: KeptByMain) => Promise<void> } = {},
): FakeMain {
  const { storeId = 'store-1', keep = () => Promise.resolve() } = options;
  const others = new Map<MainMethod, (input: never) => Promise<Answer<unknown>>>();
  const asked: MainMethod[] = [];
  const noAnswer = {
    ok: false as const,
    fault: { kind: 'no-answer' as const, retryAfterMs: null, status: null },
    serverTime: null,
  };
  const keeps = new Set<MainMethod>(['keys.ensure', 'keys.burn', 'references.reserve']);
  const rawOf = (name: string) => ({ name, raw: Uint8Array.from(kept.keys[name] ?? []) });

  const services: { [M in MainMethod]: (input: MainInput<M>) => MainOutput<M> } = {
    'keys.all': () => Object.keys(kept.keys).map(rawOf),
    'keys.ensure': ({ name }) => {
      kept.keys[name] ??= [...crypto.getRandomValues(new Uint8Array(32))];
      return rawOf(name);
    },
    'keys.burn': ({ names }) => {
      for (const name of names) {
        if (kept.keys[name]) kept.burned.push(name);
        delete kept.keys[name];
      }
      return null;
    },
    'desk.get': () => ({
      deviceId: '01935d2e-0000-7000-8000-00000000000d',
      officer: { id: 'demo', name: 'Demonstration Officer', demonstration: true },
      enrolled: { deskCode: 'K7M', deskName: 'Front desk', controllerId: 'west-oxfordshire' },
      storeId,
      maxUnsentAge: 'P7D',
    }),
    'packs.get': () => ({ inUse: null, next: null, refused: [] }),
    'packs.text': () => null,
    'packs.look': () => null,
    'references.reserve': ({ count }) => {
      const from = kept.nextReference;
      kept.nextReference += count;
      return { from, count };
    },
    'crm.health': () => noAnswer,
    'crm.push': () => noAnswer,
    'crm.changes': () => noAnswer,
    'crm.desks': () => noAnswer,
    'crm.search': () => noAnswer,
    'roles.list': () => [listedDemonstrationRole],
    'roles.check': ({ act, confirm }) => checkDemonstrationRole(act, confirm),
    'mail.state': () => ({ from: null, fault: 'no-settings', eml: false }),
    'mail.send': () => ({ result: 'fault', kind: 'no-settings' }),
    'mail.save-eml': () => ({ saved: false }),
    'file.save': () => 'not-wanted',
    'print.vouch': () => true,
    'file.choose': () => ({ outcome: 'not-wanted' }),
  };

  return {
    kept,
    asked,
    answer(method, by) {
      if (by) others.set(method, by);
      else others.delete(method);
    },
    client: {
      async ask(method, input) {
        asked.push(method);
        mainAsks[method].input.parse(input);
        const other = others.get(method);
        if (other) return other(input as never) as never;
        const value = structuredClone(services[method](input as never));
        // As main does: kept safely before it answers.
        if (keeps.has(method)) await keep(structuredClone(kept));
        return { ok: true, value: value as never };
      },
    },
  };
}

/** Main has this pack in use from now on. */
export function delivers(main: FakeMain, pack: CouncilPack, since = 0): void {
  const inUse = { from: 'signed' as const, keyId: 'council-2026', since, text: JSON.stringify(pack) };
  main.answer('packs.get', () => Promise.resolve({ ok: true, value: { inUse, next: null, refused: [] } }));
}
