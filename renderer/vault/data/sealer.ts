import { open, seal, type Bytes, type SealedAs } from '../../../shared/crypto/envelope';
import type { KeyRing } from './key-ring';
import { webAead } from './web-crypto';

/** Seals and opens JSON bodies under named keys. */
export type Sealer = {
  canSeal(keyName: string): boolean;
  /** Throws when the key isn't in the ring: whoever seals has ensured it. */
  seal(as: SealedAs, value: unknown): Promise<Bytes>;
  /** Never throws: a body whose key is gone, or that was changed, is told apart. */
  open(as: SealedAs, sealed: Bytes): Promise<Unsealed>;
};
export type Unsealed = { ok: true; value: unknown } | { ok: false; why: 'no-key' | 'format' | 'seal' };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function createSealer(ring: Pick<KeyRing, 'get'>): Sealer {
  return {
    canSeal: (keyName) => ring.get(keyName) !== null,
    seal(as, value) {
      const key = ring.get(as.keyName);
      if (!key) throw new Error('sealing under a key that is not there');
      return seal(webAead, key, as, encoder.encode(JSON.stringify(value)));
    },
    async open(as, sealed) {
      const key = ring.get(as.keyName);
      if (!key) return { ok: false, why: 'no-key' };
      const opened = await open(webAead, key, as, sealed);
      if (!opened.ok) return opened;
      return { ok: true, value: JSON.parse(decoder.decode(opened.plain)) };
    },
  };
}
