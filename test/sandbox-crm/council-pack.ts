import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { councilPack } from '../../shared/packs/schema/council-pack';
import { bytesToSign, type SignedPack } from '../../shared/packs/signed-pack';
import type { Database } from './database/tables';

export const packOffers = [
  'published',
  'newer',
  'later',
  'run-out',
  'bad-signature',
  'unknown-key',
  'cut-short',
  'older',
] as const;
export type PackOffer = (typeof packOffers)[number];

export type CouncilPackDesk = {
  keyId: string;
  /** Base64 of its 32 bytes, as IT's policy wants it. */
  publicKey: string;
  /** What is delivered now. */
  facts(): { offer: PackOffer; version: string };
  /** `newer`, `later` and `run-out` publish a new version each time; the faults only change what is delivered. */
  deliver(offer: PackOffer): Promise<void>;
  /** What a desk of this controller is sent; null when nothing is published for it. */
  answerTo(controllerId: string): { etag: string; text: string } | null;
};

/** Read as a file: not every loader that starts this CRM imports JSON. */
const source = new URL('../../shared/packs/west-oxfordshire.json', import.meta.url);
const KEY_ID = 'sandbox-crm';
const DAY_MS = 86_400_000;
const RAW_KEY_BYTES = 32;

async function kept(db: Database, key: string, fresh: string): Promise<string> {
  await db
    .insertInto('meta')
    .values({ key, value: fresh })
    .onConflict((c) => c.doNothing())
    .execute();
  return (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirstOrThrow()).value;
}

const asText = (key: KeyObject): string => key.export({ format: 'der', type: 'pkcs8' }).toString('base64');

function signed(pack: SignedPack['pack'], keyId: string, key: KeyObject): SignedPack {
  const value = sign(null, bytesToSign(pack), key).toString('base64');
  return { pack, signature: { alg: 'Ed25519', keyId, value } };
}

/** The part of the CRM that publishes council packs. Its key and the number of the last version lie with the data. */
export async function openCouncilPackDesk(db: Database, now: () => Date): Promise<CouncilPackDesk> {
  const made = generateKeyPairSync('ed25519').privateKey;
  const key = createPrivateKey({
    key: Buffer.from(await kept(db, 'pack-key', asText(made)), 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const base = councilPack.parse(JSON.parse(readFileSync(source, 'utf8')));
  let issue = Number(await kept(db, 'pack-issue', '0'));
  let offer: PackOffer = 'published';
  let dates: { notBefore?: string; expires?: string } = {};

  const versionOf = (n: number): string => (n === 0 ? base.version : `${base.version}.${n}`);
  const answer = (): { version: string; text: string } => {
    const version = offer === 'older' ? '2020.1' : versionOf(issue);
    const pack = { ...base, ...dates, version };
    if (offer === 'unknown-key') return { version, text: JSON.stringify(signed(pack, 'stranger', stranger)) };
    const text = JSON.stringify(signed(pack, KEY_ID, key));
    if (offer === 'cut-short') return { version, text: text.slice(0, text.length / 2) };
    if (offer !== 'bad-signature') return { version, text };
    return { version, text: text.replace(base.dpo.label, `${base.dpo.label} (changed)`) };
  };

  const publish = async (): Promise<void> => {
    issue += 1;
    await db
      .updateTable('meta')
      .set({ value: String(issue) })
      .where('key', '=', 'pack-issue')
      .execute();
  };

  return {
    keyId: KEY_ID,
    publicKey: createPublicKey(key)
      .export({ format: 'der', type: 'spki' })
      .subarray(-RAW_KEY_BYTES)
      .toString('base64'),
    facts: () => ({ offer, version: answer().version }),
    async deliver(asked) {
      const at = (days: number): string => new Date(now().getTime() + days * DAY_MS).toISOString();
      offer = asked;
      if (asked === 'published') return;
      dates = {};
      if (asked === 'later') dates = { notBefore: at(1) };
      if (asked === 'run-out') dates = { expires: at(-1) };
      // A fault is one of a newer version: else the desk would have it already.
      if (asked !== 'older') await publish();
    },
    answerTo(controllerId) {
      if (controllerId !== base.controllerId) return null;
      const { version, text } = answer();
      return { etag: `"${version}.${offer}"`, text };
    },
  };
}
