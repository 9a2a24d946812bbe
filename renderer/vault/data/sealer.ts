import { open, seal, type Bytes, type SealedAs } from '../../../shared/crypto/envelope';
import type { KeyRing } from './key-ring';
import { webAead } from './web-crypto';

/** Seals and opens bodies under named keys. Who seals has ensured the key: sealing throws when it isn't in the ring. */
export type Sealer = {
  canSeal(keyName: string): boolean;
  /** As JSON. */
  seal(as: SealedAs, value: unknown): Promise<Bytes>;
  sealBytes(as: SealedAs, plain: Bytes): Promise<Bytes>;
  /** Never throws: a body whose key is gone, or that was changed, is told apart. */
  open(as: SealedAs, sealed: Bytes): Promise<Unsealed>;
  /** null where `open` would say why. */
  openBytes(as: SealedAs, sealed: Bytes): Promise<Bytes | null>;
};
export type Unsealed = { ok: true; value: unknown } | { ok: false; why: 'no-key' | 'format' | 'seal' };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function createSealer(ring: Pick<KeyRing, 'get'>): Sealer {
  const keyOf = (keyName: string): CryptoKey => {
    const key = ring.get(keyName);
    if (!key) throw new Error('sealing under a key that is not there');
    return key;
  };
  return {
    canSeal: (keyName) => ring.get(keyName) !== null,
    async seal(as, value) {
      return seal(webAead, keyOf(as.keyName), as, encoder.encode(JSON.stringify(value)));
    },
    async sealBytes(as, plain) {
      return seal(webAead, keyOf(as.keyName), as, plain);
    },
    async open(as, sealed) {
      const key = ring.get(as.keyName);
      if (!key) return { ok: false, why: 'no-key' };
      const opened = await open(webAead, key, as, sealed);
      if (!opened.ok) return opened;
      return { ok: true, value: JSON.parse(decoder.decode(opened.plain)) };
    },
    async openBytes(as, sealed) {
      const key = ring.get(as.keyName);
      const opened = key && (await open(webAead, key, as, sealed));
      return opened?.ok ? opened.plain : null;
    },
  };
}
