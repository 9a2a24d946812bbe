import type { z } from 'zod';
import type { Answer } from '../../../shared/ipc/port-message';
import { vaultInputs, type VaultMethod, type VaultOutputs } from '../../../shared/ipc/vault-contract';
import { inTime, isSilent } from '../data/in-time';
import { readFailure } from '../data/revive';
import { badInput } from '../words';

type Parsed<M extends VaultMethod> = z.output<(typeof vaultInputs)[M]>;

/** One function a method of the contract, given input that has been parsed. */
export type Handlers<Methods extends VaultMethod = VaultMethod> = {
  [M in Methods]: (input: Parsed<M>) => Promise<Answer<VaultOutputs[M]>>;
};

/** A write is waited for longer; one that comes through after all is found when it is tried again. */
const WRITE_PATIENCE_MS = 20_000;

/** What waits for a person, in a window of the operating system: for as long as they take. */
const unhurried: ReadonlySet<VaultMethod> = new Set([
  'hand-off.export',
  'unsent.export',
  'unsent.choose-file',
]);

/** What only looks and asks nobody outside: given up soon when the store does not answer. */
const reads: ReadonlySet<VaultMethod> = new Set([
  'day.look',
  'call.list',
  'call.get',
  'enquiry.recent',
  'enquiry.get',
  'to-enter.list',
  'to-enter.get',
  'find.local',
  'kept.look',
  'parked.list',
  'queue.list',
  'hand-off.parked',
  'unsent.list',
]);

/**
 * The vault's door: everything the desk asks is parsed here, and what has the wrong shape is refused in words. `letGo`
 * is called when the store did not answer at all: its connection must not be asked again.
 */
export function doorOf(
  handlers: () => Promise<Answer<Handlers>>,
  letGo: () => void,
): Record<VaultMethod, (input: unknown) => Promise<Answer<unknown>>> {
  const entry = <M extends VaultMethod>(method: M) =>
    [
      method,
      async (raw: unknown): Promise<Answer<unknown>> => {
        const parsed = vaultInputs[method].safeParse(raw);
        if (!parsed.success) return { ok: false, problem: badInput };
        const ready = await handlers();
        if (!ready.ok) return ready;
        try {
          const answer = ready.value[method](parsed.data as Parsed<M>);
          if (unhurried.has(method)) return await answer;
          return await (reads.has(method) ? inTime(answer) : inTime(answer, WRITE_PATIENCE_MS));
        } catch (error) {
          if (isSilent(error)) letGo();
          return readFailure(error);
        }
      },
    ] as const;
  return Object.fromEntries((Object.keys(vaultInputs) as VaultMethod[]).map(entry)) as ReturnType<
    typeof doorOf
  >;
}
