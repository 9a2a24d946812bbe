import { nameOf } from '../../shared/diagnostics/error-name';
import type { Log } from '../../shared/diagnostics/log';
import type { PackRefusal, PackRefused } from '../../shared/packs/pack-refusal';
import { compareVersions, packState } from '../../shared/packs/version';
import { judgeOffer, type KnownVersion } from './judge-offer';
import type { PackDisk } from './pack-folder';
import { createPackShelf, type ShelvedPack } from './pack-shelf';
import type { PackReading, ReadPack } from './read-offered-pack';

export type PackLibraryNeeds = {
  disk: PackDisk;
  read(text: string): Promise<PackReading>;
  /** Whose packs this desk uses, as the CRM said when it enrolled the desk; null until then. */
  council(): string | null;
  /** Only packs of status `production` are taken. */
  production: boolean;
  /** The pack that every installation holds. */
  builtIn(): KnownVersion & { controllerId: string };
  /** The highest version that this desk has used, kept where deleting the folder does not reach. */
  highest: {
    of(controllerId: string): KnownVersion | null;
    raise(controllerId: string, used: KnownVersion): Promise<void>;
  };
  /** Milliseconds since 1970. */
  now(): number;
  /** Another pack is in use, or something new is to be said about one. */
  onChange(): void;
  log: Log;
};

/** `since` in milliseconds since 1970: from when on this desk could use it. */
export type PackInUse = { from: 'signed' | 'trial'; keyId: string | null; since: number; text: string };
export type PackLibraryState = {
  /** null: the built-in one. */
  inUse: PackInUse | null;
  /** Kept, and used from its moment on. */
  next: { version: string; notBefore: string } | null;
  refused: PackRefused[];
};

type From = PackRefused['from'];

/**
 * Which council pack is in use. Whatever is offered, by whom and in whatever order: the version in use never falls, and
 * none is ever used whose signature, council or status is wrong; what is refused is said, and the old one stays.
 */
export function createPackLibrary(needs: PackLibraryNeeds) {
  const { disk, production, highest, now, onChange, log } = needs;
  /** No pack, and nothing that happens to the thread that reads it, may keep the desk from the one that it has. */
  const read = (text: string): Promise<PackReading> =>
    needs.read(text).catch((error: unknown) => {
      logError(error);
      return { ok: false, why: 'not-judged', detail: null, findings: [] };
    });
  const logError = (error: unknown): void => log.error('packs', { name: nameOf(error) });
  const shelf = createPackShelf(disk, read);
  const refusals = new Map<From, PackRefused>();
  let inUse: ShelvedPack | null = null;
  let trial: ReadPack | null = null;
  let next: PackLibraryState['next'] = null;
  let line: Promise<unknown> = shelf.open().catch(logError);

  /** One thing at a time: two offers at once could each judge by what the other is about to change. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work);
    line = done.catch(logError);
    return done;
  };

  /** Before a desk is enrolled, the council of what lies here, if it is one. */
  const councilNow = (): string | null => {
    const [only, ...others] = shelf.councils();
    return needs.council() ?? (others.length === 0 ? (only ?? null) : null);
  };

  const refuse = (
    from: From,
    why: PackRefusal,
    version: string | null,
    { detail, findings }: Pick<PackRefused, 'detail' | 'findings'> = { detail: null, findings: [] },
  ): void => {
    refusals.set(from, { from, why, version, detail, findings });
    log.warn('pack-refused', { from, why, version: version ?? undefined });
  };

  /** Of a council's packs the newest that may be used now. Once used it stays, also when the clock goes back. */
  const pick = async (council: string): Promise<ShelvedPack | null> => {
    const top = highest.of(council);
    next = null;
    for (const name of shelf.ofCouncil(council)) {
      const one = await shelf.load(name);
      if (!one.ok) {
        refuse('kept', one.why, name.version, one);
        continue;
      }
      const { pack } = one;
      if (production && pack.status !== 'production') {
        refuse('kept', 'not-production', pack.version);
        continue;
      }
      const wasUsed = top !== null && compareVersions(pack.version, top.version) <= 0;
      if (wasUsed || packState(pack, now()) !== 'not-yet') return pack;
      next = { version: pack.version, notBefore: pack.notBefore };
    }
    return null;
  };

  const choose = async (): Promise<void> => {
    refusals.delete('kept');
    const council = councilNow();
    inUse = council === null ? null : await pick(council);
    const top = council === null ? null : highest.of(council);
    if (inUse && (!top || compareVersions(inUse.version, top.version) > 0)) {
      const { controllerId, version, sha256 } = inUse;
      await highest
        .raise(controllerId, { version, sha256 })
        .catch(() => log.error('pack-version-not-kept', { version }));
    }
    const isLost = top && (!inUse || compareVersions(inUse.version, top.version) < 0);
    if (isLost && !refusals.has('kept')) refuse('kept', 'lost', top.version);
  };

  const judge = async (from: 'crm' | 'file', pack: ReadPack) => {
    const { controllerId, version } = pack;
    const builtIn = needs.builtIn();
    const used = [highest.of(controllerId), builtIn.controllerId === controllerId ? builtIn : null];
    return judgeOffer(pack, {
      from,
      council: councilNow(),
      production,
      held: await shelf.held(controllerId, version),
      used: used.filter((one) => one !== null),
    });
  };

  const take = async (from: 'crm' | 'file', text: string): Promise<void> => {
    const reading = await read(text);
    if (!reading.ok) return refuse(from, reading.why, null, reading);
    const { pack } = reading;
    if (pack.keyId === null) {
      // IT switched it on for its own file: nobody vouches for what the CRM sends.
      if (from !== 'file') return refuse(from, 'unsigned', pack.version);
      if (production) return refuse(from, 'not-production', pack.version);
      trial = pack;
      return;
    }
    const verdict = await judge(from, pack);
    if (verdict !== 'take' && verdict !== 'have') return refuse(from, verdict, pack.version);
    refusals.delete(from);
    if (verdict === 'have') return;
    try {
      await shelf.put(pack);
    } catch (error) {
      logError(error);
      return refuse(from, 'not-kept', pack.version);
    }
    log.info('pack-kept', { from, version: pack.version });
    await choose();
    // What can't be removed takes up room, no more.
    if (inUse) await shelf.prune(inUse.controllerId, inUse.version).catch(logError);
  };

  const andTell = (work: () => Promise<void>): Promise<void> =>
    inTurn(async () => {
      const before = JSON.stringify([inUse?.sha256, trial?.sha256, next, [...refusals.values()]]);
      await work();
      const after = JSON.stringify([inUse?.sha256, trial?.sha256, next, [...refusals.values()]]);
      if (before !== after) onChange();
    });

  return {
    /** Takes in what is offered, or says why not. `again`: that was this PC's fault, and it is worth another offer. */
    async offer(from: 'crm' | 'file', text: string): Promise<{ again: boolean }> {
      await andTell(() => take(from, text));
      const why = refusals.get(from)?.why;
      return { again: why === 'not-kept' || why === 'not-judged' };
    },
    /** Says about an offer that could not even be read; null: nothing is wrong with what this source offers. */
    note: (from: 'crm' | 'file', why: PackRefusal | null): Promise<void> =>
      andTell(async () => {
        if (why === null) refusals.delete(from);
        else refuse(from, why, null);
      }),
    /** Looks again which pack is to be used now: the desk was enrolled, or a moment has come. */
    recheck: (): Promise<void> => andTell(choose),
    state: (): Promise<PackLibraryState> =>
      inTurn(async () => {
        const refused = [...refusals.values()];
        if (trial)
          return {
            inUse: { from: 'trial', keyId: null, since: now(), text: trial.packText },
            next: null,
            refused,
          };
        const since = inUse && Math.max(inUse.since, Date.parse(inUse.notBefore));
        return {
          inUse: inUse && {
            from: 'signed',
            keyId: inUse.keyId,
            since: since ?? 0,
            text: inUse.packText,
          },
          next,
          refused,
        };
      }),
    /** An older version, for a call that was begun with it; null when it is not here any more. */
    textOf: (version: string): Promise<string | null> =>
      inTurn(async () => {
        const council = councilNow();
        const pack = council === null ? null : await shelf.held(council, version);
        return pack?.packText ?? null;
      }),
    /** Where the pack in use lets personal data go; the built-in one leaves that to IT's policy, as an empty list does. */
    allowedEndpoints: (): readonly string[] => (trial ?? inUse)?.allowedEndpoints ?? [],
    /** The next moment at which something changes by itself, in milliseconds since 1970. */
    nextMoment(): number | null {
      const moments = [next?.notBefore, inUse?.expires].flatMap((at) => (at ? [Date.parse(at)] : []));
      return moments.filter((at) => at > now()).sort((a, b) => a - b)[0] ?? null;
    },
  };
}
export type PackLibrary = ReturnType<typeof createPackLibrary>;
