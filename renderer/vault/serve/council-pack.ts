import type { DeskStatus } from '../../../shared/ipc/status';
import type { MainOutput } from '../../../shared/ipc/vault-main-contract';
import { builtInPack } from '../../../shared/packs/built-in';
import type { PackFinding } from '../../../shared/packs/pack-refusal';
import { parsePack } from '../../../shared/packs/parse-pack';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { packState } from '../../../shared/packs/version';
import { londonInstant } from '../../../shared/policy/civil-date';
import { hashOf } from '../data/web-crypto';
import type { MainClient } from '../main-client';
import { packTrouble } from '../pack-words';

/** A pack to work with. */
export type PackInForce = {
  pack: CouncilPack;
  /** By notice id: what a receipt is fixed to, the notice and the sentences that go with it. */
  noticeHashes(): Promise<Record<string, string>>;
  /** By script id: what a consent is fixed to, the script that was read out. */
  consentHashes(): Promise<Record<string, string>>;
};

/** The council packs of this desk. */
export type Packs = {
  /** For calls that begin now, and for rules that hold for everything, whichever version it was taken with. */
  current(): PackInForce;
  /**
   * For a call that was begun with this version: it keeps it to the end. Where that version is not on this PC any more,
   * the current one stands in, so that the call can still be finished.
   */
  of(version: string): Promise<PackInForce>;
  facts(): DeskStatus['pack'];
  /** Learns from main what is in use now. */
  refresh(): Promise<void>;
};

/** Whether a pack is good enough for real callers is main's to say: it knows IT's policy. */
const judgedByMain = { forProduction: false };

type FromMain = MainOutput<'packs.get'>;

function inForce(pack: CouncilPack): PackInForce {
  let hashes: Promise<Record<string, string>> | null = null;
  let consents: Promise<Record<string, string>> | null = null;
  return {
    pack,
    noticeHashes: () => (hashes ??= hashNotices(pack)),
    consentHashes: () => (consents ??= hashConsents(pack)),
  };
}

async function hashNotices(pack: CouncilPack): Promise<Record<string, string>> {
  const entries = pack.notices.map(
    async (notice) => [notice.id, await hashOf({ notice, scripts: pack.scripts })] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function hashConsents(pack: CouncilPack): Promise<Record<string, string>> {
  const asking = pack.scripts.filter(({ role }) => role === 'consent');
  const entries = asking.map(async (script) => [script.id, await hashOf(script)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** What main gives was verified there; it is parsed here all the same, and one that can't be read never replaces one that can. */
export function createPacks(main: MainClient, first: FromMain, now: () => number): Packs {
  const builtIn = inForce(builtInPack());
  /** null: looked for, and not on this PC. */
  const older = new Map<string, PackInForce | null>();
  let from: FromMain = first;
  let used: PackInForce = builtIn;
  let unreadable: { detail: string; findings: PackFinding[] } | null = null;

  const learn = (told: FromMain): void => {
    const isNew = told.inUse?.text !== from.inUse?.text || used === builtIn;
    const isFirst = told === from;
    from = told;
    for (const [version, pack] of older) if (pack === null) older.delete(version);
    if (!isNew) return;
    const read = told.inUse && parsePack(told.inUse.text, judgedByMain);
    unreadable = read && !read.ok ? { detail: read.say, findings: read.findings } : null;
    if (read && !read.ok) return;
    if (!isFirst) older.set(used.pack.version, used);
    used = read ? inForce(read.pack) : builtIn;
  };
  learn(first);

  const lookFor = async (version: string): Promise<PackInForce | null> => {
    const answer = await main.ask('packs.text', { version });
    const read = answer.ok && answer.value !== null ? parsePack(answer.value, judgedByMain) : null;
    if (read?.ok && read.pack.version === version) return inForce(read.pack);
    return builtIn.pack.version === version ? builtIn : null;
  };

  return {
    current: () => used,
    async of(version) {
      if (version === used.pack.version) return used;
      let found = older.get(version);
      if (found === undefined) {
        found = await lookFor(version);
        older.set(version, found);
      }
      return found ?? used;
    },
    facts() {
      const { version, status, controller, expires } = used.pack;
      const refused = [...from.refused];
      if (unreadable !== null)
        refused.push({ from: 'kept', why: 'unreadable', version: null, ...unreadable });
      const inUse = used === builtIn ? null : from.inUse;
      return {
        version,
        status,
        council: controller.name,
        from: inUse?.from ?? 'built-in',
        keyId: inUse?.keyId ?? null,
        since: inUse && londonInstant(inUse.since),
        expires,
        expired: packState(used.pack, now()) === 'expired',
        next: from.next,
        trouble: packTrouble(refused, version),
        findings: refused.flatMap(({ findings }) => findings),
      };
    },
    async refresh() {
      const answer = await main.ask('packs.get', null);
      if (answer.ok) learn(answer.value);
    },
  };
}
