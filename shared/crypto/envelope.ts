/**
 * How every body on disk is sealed: AES-256-GCM (NIST SP 800-38D) under a random 96-bit IV. With one key a day the
 * number of seals stays far below the 2^32 after which random IVs become unsafe.
 *
 * Bytes: format version (1) ‖ IV (12) ‖ ciphertext with its 16-byte tag.
 */
export const ENVELOPE_FORMAT = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export type Bytes = Uint8Array<ArrayBuffer>;

/** The platform's AES-256-GCM and randomness, handed in; `Key` is whatever the platform calls a key. */
export type Aead<Key> = {
  encrypt(key: Key, iv: Bytes, associated: Bytes, plain: Bytes): Promise<ArrayBuffer>;
  /** Rejects when the tag does not fit. */
  decrypt(key: Key, iv: Bytes, associated: Bytes, sealed: Bytes): Promise<ArrayBuffer>;
  random(bytes: number): Bytes;
};

/** What a seal is fixed to: a body moved to another id, kind or key name does not open. */
export type SealedAs = { id: string; kind: string; keyName: string };

export type Opened = { ok: true; plain: Bytes } | { ok: false; why: 'format' | 'seal' };

const encoder = new TextEncoder();
/** As JSON, so that no two different triples give the same bytes. */
const associatedData = ({ id, kind, keyName }: SealedAs): Bytes =>
  encoder.encode(JSON.stringify([ENVELOPE_FORMAT, id, kind, keyName]));

export async function seal<Key>(aead: Aead<Key>, key: Key, as: SealedAs, plain: Bytes): Promise<Bytes> {
  const iv = aead.random(IV_BYTES);
  const sealed = new Uint8Array(await aead.encrypt(key, iv, associatedData(as), plain));
  const bytes = new Uint8Array(1 + IV_BYTES + sealed.length);
  bytes[0] = ENVELOPE_FORMAT;
  bytes.set(iv, 1);
  bytes.set(sealed, 1 + IV_BYTES);
  return bytes;
}

/** `format`: not ours, or written by a newer version; `seal`: another key, another place, or changed bytes. */
export async function open<Key>(aead: Aead<Key>, key: Key, as: SealedAs, bytes: Bytes): Promise<Opened> {
  if (bytes[0] !== ENVELOPE_FORMAT || bytes.length < 1 + IV_BYTES + TAG_BYTES)
    return { ok: false, why: 'format' };
  const iv = bytes.subarray(1, 1 + IV_BYTES);
  try {
    const plain = await aead.decrypt(key, iv, associatedData(as), bytes.subarray(1 + IV_BYTES));
    return { ok: true, plain: new Uint8Array(plain) };
  } catch {
    return { ok: false, why: 'seal' };
  }
}
