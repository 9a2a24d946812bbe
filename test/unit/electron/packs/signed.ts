import { generateKeyPairSync, sign } from 'node:crypto';
import { builtInPack } from '../../../../shared/packs/built-in';
import type { CouncilPack } from '../../../../shared/packs/schema/council-pack';
import { bytesToSign } from '../../../../shared/packs/signed-pack';
import type { PackKey } from '../../../../shared/policy/it-policy';

const RAW_KEY_BYTES = 32;

export type Signer = {
  key: PackKey;
  spki: string;
  sign(change?: Partial<CouncilPack>, keyId?: string): string;
};

/** Somebody with a key, who signs the built-in pack as it is or changed. */
export function signer(keyId: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return {
    key: { keyId, publicKey: der.subarray(-RAW_KEY_BYTES).toString('base64') },
    spki: der.toString('base64'),
    sign(change = {}, by = keyId) {
      const pack = { ...builtInPack(), ...change };
      const value = sign(null, bytesToSign(pack), privateKey).toString('base64');
      return JSON.stringify({ pack, signature: { alg: 'Ed25519', keyId: by, value } });
    },
  };
}
