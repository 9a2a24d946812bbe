import type { AuditEvent } from '../../../shared/audit/event';
import { parseKeyName } from '../../../shared/crypto/key-names';
import { notPassed, purgePlan } from '../../../shared/policy/retention';
import type { Answer } from '../../../shared/ipc/port-message';
import { burnKeys } from './burn-keys';
import type { RetentionParts } from './retention-parts';

/**
 * Carries out what is due: every `due` key of today or before is burned, and only then its rows are dropped. `due/D` is
 * unreadable from the first moment of D; nothing is resealed, so it takes as long for ten records as for ten thousand.
 */
export async function purgeDue(parts: RetentionParts): Promise<Answer<null>> {
  const { store } = parts;
  const today = store.clock.today();
  const keys = store.ring
    .names()
    .map((name) => ({ name, ...parseKeyName(name) }))
    .filter(({ use, of }) => use === 'due' && of <= today);
  const days = [...new Set(keys.map((key) => key.of))].sort();
  const rule = ruleOf(parts);
  const events = days.map((day): AuditEvent => {
    const mine = keys.filter((key) => key.of === day).map((key) => key.name);
    // The moment and the counts are filled in when the keys are burned.
    return { what: 'purged', day, keys: mine, burnedAt: '', records: 0, mutations: 0, rule };
  });
  return burnKeys(
    parts,
    keys.map((key) => key.name),
    events,
    { uncounted: true },
  );
}

/** The council's rule for what lies at a desk, as it stands on a certificate. */
export function ruleOf({ pack }: RetentionParts): { period: string; source: string } {
  const { period, source } = purgePlan(pack(), notPassed, 0);
  return { period, source };
}
