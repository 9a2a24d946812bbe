import type { Supervision, UnsentLine, UnsentReason } from '../../../shared/ipc/unsent-contract';
import { londonInstant } from '../../../shared/policy/civil-date';
import { emptyUnit } from '../data/unit-of-work';
import { confirmRole } from './confirm-role';
import type { Context } from './context';
import type { Handlers } from './door';
import { unsentLines } from './unsent-lines';

const MOST_DRAFTS = 500;

const reasonOf = ({ what, why }: UnsentLine): UnsentReason => {
  if (why.kind === 'parked') return `parked-${why.why.kind}`;
  if (what === 'mail') return 'mail';
  return why.kind === 'aside' ? 'aside' : 'waits';
};

const oldestOf = (moments: readonly string[]): string =>
  moments.reduce((oldest, at) => (Date.parse(at) < Date.parse(oldest) ? at : oldest));

/** What is stuck on this desk and why: counts and ages alone. Shown to a named role, and that it was is on record. */
export function superviseHandler(context: Context): Handlers<'unsent.supervise'> {
  const { store } = context;

  const drafts = async (): Promise<Supervision['drafts']> => {
    const calls = await store.reader.newest('call', MOST_DRAFTS);
    if (calls.length === 0) return null;
    const touched = calls.map(({ body }) => body.touchedAt);
    return { count: calls.length, oldest: londonInstant(Math.min(...touched)) };
  };

  return {
    async 'unsent.supervise'({ confirm }) {
      const role = await confirmRole(context.main, 'supervise', confirm);
      if (!role.ok) return role;
      const { id, title } = role.value;
      const officerId = context.desk().officer.id;
      const noted = await store.work.commit({
        ...emptyUnit,
        audit: [{ what: 'unsent-supervised', role: { id, title }, officerId }],
      });
      if (!noted.ok) return noted;
      const lines = await unsentLines(context);
      const reasons = new Map<UnsentReason, UnsentLine[]>();
      for (const line of lines) reasons.set(reasonOf(line), [...(reasons.get(reasonOf(line)) ?? []), line]);
      const files = lines.flatMap(({ file }) => (file ? [file.at] : []));
      return {
        ok: true,
        value: {
          byReason: [...reasons].map(([reason, of]) => ({
            reason,
            count: of.length,
            oldest: oldestOf(of.map(({ since }) => since)),
            old: of.filter(({ old }) => old).length,
          })),
          exported: files.length > 0 ? { count: files.length, oldest: oldestOf(files) } : null,
          drafts: await drafts(),
        },
      };
    },
  };
}
