import type { HandOffOptions, HandOffPlan } from '../../../../shared/ipc/hand-off-contract';
import type { Answer } from '../../../../shared/ipc/port-message';

const ok = <T>(value: T): Answer<T> => ({ ok: true, value });
const gone = { ok: false as const, problem: { kind: 'gone', say: 'It is not here.' } };
const digest = 'd'.repeat(64);

/** `options`: null where no enquiry can be passed on. */
export type MemoryHandOffs = { options: HandOffOptions | null; passed: HandOffPlan[] };
export const noHandOffs = (): MemoryHandOffs => ({ options: null, passed: [] });

/** E-mails of a vault in memory; the preview names what was ticked, and nothing else. */
export function memoryHandOffs(handOffs: MemoryHandOffs) {
  return {
    'hand-off.options': () => (handOffs.options ? ok(handOffs.options) : gone),
    'hand-off.preview': ({ plan: { to, items } }: { plan: HandOffPlan }) => {
      const { options } = handOffs;
      if (!options) return gone;
      const team = to.kind === 'team' ? options.teams.find(({ id }) => id === to.teamId) : null;
      const subject = `${options.reference}: ${options.service}`;
      const address = to.kind === 'typed' ? to.address : (team?.address ?? '');
      const leftOut = options.items.filter(({ id }) => !items.includes(id)).map(({ label }) => label);
      return ok({ from: 'Reception', to: address, subject, text: items.join('\n'), digest, leftOut });
    },
    'hand-off.pass': ({ plan }: { plan: HandOffPlan }) => {
      handOffs.passed.push(plan);
      return ok({ handOffId: crypto.randomUUID() });
    },
    'hand-off.export': () => ok({ saved: false }),
    'hand-off.decide': () => ok(null),
    'hand-off.came-back': () => ok(null),
    'hand-off.parked': () => ok([]),
  };
}
