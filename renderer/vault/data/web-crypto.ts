import type { Aead, Bytes } from '../../../shared/crypto/envelope';
import { hashJson } from '../../../shared/crypto/hash-json';

const AES = 'AES-GCM';
const encoder = new TextEncoder();

/** AES-256-GCM of the page's WebCrypto. */
export const webAead: Aead<CryptoKey> = {
  encrypt: (key, iv, additionalData, plain) =>
    crypto.subtle.encrypt({ name: AES, iv, additionalData }, key, plain),
  decrypt: (key, iv, additionalData, sealed) =>
    crypto.subtle.decrypt({ name: AES, iv, additionalData }, key, sealed),
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
};

/** Takes a raw key over into a CryptoKey that can't be read back, and wipes the raw bytes. */
export async function importKey(raw: Uint8Array): Promise<CryptoKey> {
  const copy: Bytes = Uint8Array.from(raw);
  try {
    return await crypto.subtle.importKey('raw', copy, AES, false, ['encrypt', 'decrypt']);
  } finally {
    copy.fill(0);
    raw.fill(0);
  }
}

/** HKDF with SHA-256 (RFC 5869) to a key for `webAead` that can't be read back. */
export async function deriveKey(secret: Bytes, salt: Bytes, info: Bytes): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return crypto.subtle.deriveKey(how, base, { name: AES, length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Lowercase hex SHA-256 of a value's RFC 8785 form. */
export const hashOf = (value: unknown): Promise<string> =>
  hashJson(
    value,
    (bytes) => crypto.subtle.digest('SHA-256', bytes),
    (text) => encoder.encode(text),
  );
