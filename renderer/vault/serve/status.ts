import { parseKeyName } from '../../../shared/crypto/key-names';
import type { DeskStatus } from '../../../shared/ipc/status';
import { londonInstant } from '../../../shared/policy/civil-date';
import { notPassed, purgePlan } from '../../../shared/policy/retention';
import { inTime, isSilent } from '../data/in-time';
import { letGo, readFailure } from '../data/revive';
import { momentOfId } from '../data/moment-of-id';
import { countUnder } from '../data/rows-under';
import type { Context } from './context';
import type { Handlers } from './door';
import { unsentTooLong } from './unsent-too-long';

export function statusHandlers(
  context: Context,
): Handlers<'status.get' | 'pack.get' | 'pack.look' | 'sync.now'> {
  const { store, packs, changes, main } = context;

  /** The next day on which records become unreadable; before any has its day, about when today's will. */
  const countNextPurge = async (): Promise<DeskStatus['nextPurge']> => {
    const keys = store.ring.names().map((name) => ({ name, ...parseKeyName(name) }));
    const days = [...new Set(keys.filter((k) => k.use === 'due').map((k) => k.of))].sort();
    for (const day of days) {
      const records = await countUnder(
        store.db,
        keys.filter((k) => k.use === 'due' && k.of === day).map((k) => k.name),
      );
      if (records > 0) return { on: day, records };
    }
    const open = await countUnder(
      store.db,
      keys.filter((k) => k.use === 'open').map((k) => k.name),
    );
    return open > 0
      ? { on: purgePlan(packs.current().pack, notPassed, context.now()).on, records: open }
      : null;
  };

  /** Counted again only when a record, the day or the pack changed. */
  let counted: { at: string; purge: Promise<DeskStatus['nextPurge']> } | null = null;
  const nextPurge = (): Promise<DeskStatus['nextPurge']> => {
    const at = `${store.recent.version()} ${store.clock.today()} ${packs.current().pack.version}`;
    if (counted?.at !== at) {
      const purge = countNextPurge();
      counted = { at, purge };
      purge.catch(() => (counted = null));
    }
    return counted.purge;
  };

  const look = async (): Promise<DeskStatus> => {
    const [counts, purge] = await Promise.all([store.outbox.counts(), nextPurge()]);
    const oldest = store.unsent.oldest();
    const { enrolled, officer } = context.desk();
    const { connectivity, clockAheadMs } = context.sync.facts();
    const fault = context.mail.facts();
    return {
      connectivity,
      outbox: {
        ...counts,
        oldestUnsentAt: oldest && londonInstant(momentOfId(oldest)),
        overdue: unsentTooLong(context),
      },
      maxUnsentAge: context.desk().maxUnsentAge,
      mail: {
        way: context.mailWay.current(),
        waiting: store.unsent.mails('queued').length + store.unsent.mails('sending').length,
        parked: store.unsent.mails('parked').length,
        fault: fault && { kind: fault.fault, retryAt: londonInstant(fault.retryAt) },
      },
      clockAheadMs,
      pack: packs.facts(),
      nextPurge: purge,
      storage: { ...context.storage },
      desk: enrolled && { code: enrolled.deskCode, name: enrolled.deskName },
      officer,
    };
  };
  /** What is shown while the disk fails the store: nothing can have changed since, but that it does. */
  let last: DeskStatus | null = null;

  return {
    async 'status.get'() {
      try {
        last = await inTime(look());
        return { ok: true, value: last };
      } catch (error) {
        if (isSilent(error)) letGo(store.db);
        const failure = await readFailure(error);
        if (!last) return failure;
        const { connectivity, clockAheadMs } = context.sync.facts();
        return { ok: true, value: { ...last, connectivity, clockAheadMs, storage: { ...context.storage } } };
      }
    },

    async 'pack.get'(asked) {
      const of = asked ? await packs.of(asked.version) : packs.current();
      const [noticeHashes, consentHashes] = await Promise.all([of.noticeHashes(), of.consentHashes()]);
      return { ok: true, value: { pack: of.pack, noticeHashes, consentHashes } };
    },

    async 'pack.look'() {
      const looked = await main.ask('packs.look', null);
      if (!looked.ok) return looked;
      await packs.refresh();
      changes.changed('pack', 'status');
      return looked;
    },

    async 'sync.now'() {
      context.sync.wake('asked');
      context.mail.wake('asked');
      return { ok: true, value: null };
    },
  };
}
