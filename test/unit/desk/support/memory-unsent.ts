import type { Answer } from '../../../../shared/ipc/port-message';
import type { SealedFileFacts, Supervision, UnsentLine } from '../../../../shared/ipc/unsent-contract';
import type { VaultMethod, VaultOutputs, vaultInputs } from '../../../../shared/ipc/vault-contract';

type UnsentMethod = Extract<VaultMethod, `unsent.${string}`>;
type Inputs = { [M in VaultMethod]: (typeof vaultInputs)[M]['_zod']['output'] };
type Done = { [M in UnsentMethod]: { method: M; input: Inputs[M] } }[UnsentMethod];

export const nothingUnsent = () => ({
  lines: [] as UnsentLine[],
  supervision: { byReason: [], exported: null, drafts: null } as Supervision,
  /** What the next export, and the next choice of a file, answer. */
  exports: {
    code: 'ABCDE-FGHJK-MNPQR-STVWX-YZ012',
    noted: true,
    behind: false,
  } as VaultOutputs['unsent.export'],
  chosen: { fromDesk: 'B2C', madeAt: '2026-11-28T10:00:00.000+00:00' } as SealedFileFacts | null,
  /** Everything that was asked to be done, in order. */
  done: [] as Done[],
});
export type MemoryUnsent = ReturnType<typeof nothingUnsent>;

/** What could not be sent, by the vault's contract. */
export function memoryUnsent(state: MemoryUnsent) {
  const ok = <T>(value: T): Answer<T> => ({ ok: true, value });
  const note =
    <M extends UnsentMethod>(method: M, answer: (input: Inputs[M]) => Answer<VaultOutputs[M]>) =>
    (input: Inputs[M]): Answer<VaultOutputs[M]> => {
      state.done.push({ method, input } as Done);
      return answer(input);
    };
  return {
    'unsent.list': () => ok(state.lines),
    'unsent.send-now': note('unsent.send-now', () => ok(null)),
    'unsent.export': note('unsent.export', () => ok(state.exports)),
    'unsent.choose-file': note('unsent.choose-file', () => ok(state.chosen)),
    'unsent.take-in': note('unsent.take-in', () =>
      ok({ taken: ['B2C-0001-A'], known: 0, rewritten: 0, gone: 0 }),
    ),
    'unsent.set-aside': note('unsent.set-aside', () => ok(null)),
    'unsent.printed': note('unsent.printed', () => ok(null)),
    'unsent.handed-over': note('unsent.handed-over', () => ok(null)),
    'unsent.destroy': note('unsent.destroy', () => ok(null)),
    'unsent.supervise': note('unsent.supervise', () => ok(state.supervision)),
  };
}
