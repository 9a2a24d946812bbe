import { builtInPack } from '../../../shared/packs/built-in';
import { parsePack } from '../../../shared/packs/parse-pack';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { hashOf } from '../data/web-crypto';

/** The council pack in force. */
export type PackInForce = {
  pack: CouncilPack;
  /** A sentence when one was delivered that could not be used. */
  trouble: string | null;
  /** By notice id: what a receipt is fixed to, the notice and the sentences that go with it. */
  noticeHashes(): Promise<Record<string, string>>;
  /** By script id: what a consent is fixed to, the script that was read out. */
  consentHashes(): Promise<Record<string, string>>;
};

/** A pack that can't be read never takes the place of one that can. */
export function packInForce(text: string | null): PackInForce {
  const read = text === null ? null : parsePack(text, { forProduction: false });
  const pack = read?.ok ? read.pack : builtInPack();
  let hashes: Promise<Record<string, string>> | null = null;
  let consents: Promise<Record<string, string>> | null = null;
  return {
    pack,
    trouble: read && !read.ok ? read.say : null,
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
