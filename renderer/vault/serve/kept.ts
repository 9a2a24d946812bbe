import { parseKeyName, type ParsedKeyName } from '../../../shared/crypto/key-names';
import type { HeldUntil, KeptCounts, KeptDay, PurgeCertificate } from '../../../shared/ipc/kept';
import { londonInstant } from '../../../shared/policy/civil-date';
import { AUDIT_PERIOD, notPassed, purgePlan } from '../../../shared/policy/retention';
import { momentOfId } from '../data/moment-of-id';
import { recordKinds } from '../data/rows';
import { recordsUnder } from '../data/rows-under';
import type { StoreDb } from '../data/store-db';
import type { Context } from './context';
import type { Handlers } from './door';
import { unsentTooLong } from './unsent-too-long';

/** More are held on no desk. */
const MOST_HOLDS = 1_000;
/** Certificates shown: a month of nights. */
const MOST_CERTIFICATES = 31;

/** What lies on this PC, by the keys that it lies under: how many of what, until when. */
export function keptHandlers(context: Context): Handlers<'kept.look'> {
  const { store, packs } = context;

  const named = (use: ParsedKeyName['use'], of?: string): string[] =>
    store.ring.names().filter((name) => {
      const key = parseKeyName(name);
      return key.use === use && (of === undefined || key.of === of);
    });

  const days = async (): Promise<KeptDay[]> => {
    const all = [...new Set(named('due').map((name) => parseKeyName(name).of))].sort();
    const kept = await Promise.all(
      all.map(async (on) => ({ on, counts: await countKinds(store.db, named('due', on)) })),
    );
    return kept.filter(({ counts }) => Object.keys(counts).length > 0);
  };

  const held = async (): Promise<HeldUntil[]> => {
    const holds = await store.reader.newest('hold', MOST_HOLDS);
    const reviewOf = new Map(holds.map(({ row, body }) => [row.keyName, body.reviewOn]));
    const byDay = new Map<string | null, string[]>();
    for (const name of named('held')) {
      const day = reviewOf.get(name) ?? null;
      byDay.set(day, [...(byDay.get(day) ?? []), name]);
    }
    const days = [...byDay].sort(([a], [b]) => (a ?? '').localeCompare(b ?? ''));
    const all = await Promise.all(
      days.map(async ([reviewOn, names]) => ({ reviewOn, counts: await countKinds(store.db, names) })),
    );
    return all.filter(({ counts }) => Object.keys(counts).length > 0);
  };

  return {
    async 'kept.look'() {
      const [open, onHold, due, purged] = await Promise.all([
        countKinds(store.db, named('open')),
        held(),
        days(),
        certificates(store.db),
        store.unsent.ready(),
      ]);
      const today = store.clock.today();
      const { queued, sending, parked, aside } = store.unsent.counts();
      const oldest = store.unsent.oldest();
      const { pack } = packs.current();
      return {
        ok: true,
        value: {
          rule: purgePlan(pack, notPassed, context.now()),
          open,
          unsent: {
            count: queued + sending + parked + aside,
            since: oldest && londonInstant(momentOfId(oldest)),
            overdue: unsentTooLong(context) !== null,
          },
          days: due.filter(({ on }) => on > today),
          overdue: due.filter(({ on }) => on <= today),
          held: onHold,
          purged,
          auditPeriod: AUDIT_PERIOD,
        },
      };
    },
  };
}

async function countKinds(db: StoreDb, keyNames: readonly string[]): Promise<KeptCounts> {
  const counts = await Promise.all(
    recordKinds.map(async (kind) => {
      const each = await Promise.all(keyNames.map((name) => recordsUnder(db, kind, name).count()));
      return [kind, each.reduce((sum, n) => sum + n, 0)] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([, n]) => n > 0));
}

async function certificates(db: StoreDb): Promise<PurgeCertificate[]> {
  const rows = await db.audit
    .orderBy('seq')
    .reverse()
    .filter(({ event }) => event.what === 'purged')
    .limit(MOST_CERTIFICATES)
    .toArray();
  return rows.flatMap(({ event }) =>
    event.what === 'purged'
      ? [
          {
            day: event.day,
            burnedAt: event.burnedAt,
            records: event.records,
            mutations: event.mutations,
          },
        ]
      : [],
  );
}
