import { createHash, createPublicKey, verify } from 'node:crypto';
import type { PackFinding, PackRefusal } from '../../shared/packs/pack-refusal';
import { parsePack } from '../../shared/packs/parse-pack';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { bytesToSign, signedPack, type SignedPack } from '../../shared/packs/signed-pack';
import type { PackKey } from '../../shared/policy/it-policy';

/** Far more than 600 services need. */
export const MAX_PACK_BYTES = 5_000_000;

export type ReadPack = Pick<CouncilPack, 'controllerId' | 'version' | 'status' | 'notBefore' | 'expires'> & {
  /** Where personal data may go; none: whatever IT's policy names (S0:53). */
  allowedEndpoints: readonly string[];
  /** null for an unsigned pack. */
  keyId: string | null;
  /** Of the canonical pack: tells whether two packs of one version are the same. */
  sha256: string;
  /** The pack by itself, as JSON. */
  packText: string;
  /** What is kept on the disk: only what was verified, whatever else the file held. */
  kept: string;
};
export type PackReading =
  | { ok: true; pack: ReadPack }
  | { ok: false; why: PackRefusal; detail: string | null; findings: PackFinding[] };

export type PackTrust = {
  keys: readonly PackKey[];
  /** For trials: a demonstration pack without a signature is read, too. */
  unsigned: boolean;
};

const SPKI = 'MCowBQYDK2VwAyEA';
const RAW_LENGTH = 44;

/** The key that is trusted under this id. */
function keyOf(keys: readonly PackKey[], keyId: string) {
  const found = keys.find((key) => key.keyId === keyId)?.publicKey;
  if (found === undefined) return null;
  const spki = found.length === RAW_LENGTH ? SPKI + found : found;
  return createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
}

function refused(why: PackRefusal, detail: string | null = null, findings: PackFinding[] = []): PackReading {
  return { ok: false, why, detail, findings };
}

/** Never throws either: what has no form that could be hashed or written down is no pack. */
function accepted(pack: SignedPack['pack'], keyId: string | null, kept: string): PackReading {
  try {
    return judged(pack, keyId, kept);
  } catch {
    return refused('unreadable');
  }
}

function judged(pack: SignedPack['pack'], keyId: string | null, kept: string): PackReading {
  const packText = JSON.stringify(pack);
  const read = parsePack(packText, { forProduction: pack['status'] === 'production' });
  if (!read.ok) return refused('unreadable', read.say, read.findings);
  const { controllerId, version, status, notBefore, expires, transfers } = read.pack;
  const sha256 = createHash('sha256').update(bytesToSign(pack)).digest('hex');
  const { allowedEndpoints } = transfers;
  const facts = { controllerId, version, status, notBefore, expires, allowedEndpoints };
  return { ok: true, pack: { ...facts, keyId, sha256, packText, kept } };
}

/**
 * Reads a pack as it was offered: whole JSON → signed → by a key that IT trusts → signature holds → a pack. In this
 * order, so that nothing of a pack is believed before its signature holds. Never throws.
 */
export function readOfferedPack(text: string, { keys, unsigned }: PackTrust): PackReading {
  if (Buffer.byteLength(text) > MAX_PACK_BYTES) return refused('too-large');
  let json: unknown;
  try {
    // Some editors put a byte order mark in front.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refused('cut-short');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return refused('unsigned');
  const envelope = signedPack.safeParse(json);
  if (!envelope.success) {
    if (!unsigned || 'signature' in json) return refused('unsigned');
    // For real callers somebody has to vouch.
    const isDemonstration = 'status' in json && json.status === 'demonstration';
    return isDemonstration ? accepted({ ...json }, null, '') : refused('unsigned');
  }
  const { pack, signature } = envelope.data;
  try {
    const key = keyOf(keys, signature.keyId);
    if (!key) return refused('unknown-key', signature.keyId);
    const value = Buffer.from(signature.value, 'base64');
    if (!verify(null, bytesToSign(pack), key, value)) return refused('bad-signature', signature.keyId);
  } catch {
    // A key that is no point on the curve, or text that has no canonical form.
    return refused('bad-signature', signature.keyId);
  }
  return accepted(pack, signature.keyId, JSON.stringify(envelope.data));
}
