import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { decodeKeys, encodeKeys } from './keyring-body';

/** Length in bytes of every key here: retention-day keys, master keys, keys made from a passphrase. */
export const KEY_BYTES = 32;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Running numbers of references stay below it: a header with a greater one would not be read again. */
export const MOST_REFERENCES = 1_000_000_000;

const argon2Params = z.strictObject({
  memoryKiB: z.number().int().min(8_192).max(1_048_576),
  iterations: z.number().int().min(1).max(64),
  parallelism: z.number().int().min(1).max(16),
  salt: z.base64().max(100),
});

const common = {
  v: z.literal(1),
  keyringId: z.string().regex(/^[0-9a-z-]{1,60}$/),
  /** Counts the master keys; each burn moves it on by one. */
  generation: z.number().int().min(1).max(1_000_000_000),
  /** First running number of a reference not yet given out; no secret, so it outlives a keyring set aside. */
  nextReference: z.number().int().min(1).max(MOST_REFERENCES),
};

const keyringHeader = z.discriminatedUnion('mode', [
  z.strictObject({ ...common, mode: z.literal('credential-store') }),
  z.strictObject({ ...common, mode: z.literal('passphrase'), argon2: argon2Params }),
]);
export type KeyringHeader = z.infer<typeof keyringHeader>;
export type Argon2Params = z.infer<typeof argon2Params>;

const keyringFile = z.strictObject({ header: keyringHeader, body: z.base64().max(8_000_000) });
export type KeyringFile = z.infer<typeof keyringFile>;

export type Keys = Map<string, Uint8Array>;

/** The file's text: header in clear, keys sealed under `master` with the header as associated data. */
export function sealKeyring(header: KeyringHeader, keys: Keys, master: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(boundHeader(header));
  const clear = encodeKeys(keys);
  const body = Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
  clear.fill(0);
  const file: KeyringFile = { header, body: body.toString('base64') };
  return `${JSON.stringify(file)}\n`;
}

/** null when the text is truncated, garbage or of a version this program does not know. */
export function parseKeyring(text: string): KeyringFile | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = keyringFile.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** null when `master` is not the key that sealed this file, or a bit of it was changed. */
export function unsealKeyring(file: KeyringFile, master: Uint8Array): Keys | null {
  const body = Buffer.from(file.body, 'base64');
  if (master.length !== KEY_BYTES || body.length < NONCE_BYTES + TAG_BYTES) return null;
  const nonce = body.subarray(0, NONCE_BYTES);
  const tag = body.subarray(body.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', master, nonce, { authTagLength: TAG_BYTES })
    .setAAD(boundHeader(file.header))
    .setAuthTag(tag);
  const clear = decipher.update(body.subarray(NONCE_BYTES, body.length - TAG_BYTES));
  try {
    decipher.final();
    return decodeKeys(clear);
  } catch {
    return null;
  } finally {
    clear.fill(0);
  }
}

/** A fixed order of fields, so that the order in which a JSON writer puts them never matters. */
function boundHeader(header: KeyringHeader): Buffer {
  const { v, keyringId, generation, nextReference, mode } = header;
  const argon2 = header.mode === 'passphrase' ? header.argon2 : null;
  const tail = argon2 ? [argon2.memoryKiB, argon2.iterations, argon2.parallelism, argon2.salt] : [];
  return Buffer.from(JSON.stringify([v, keyringId, generation, nextReference, mode, ...tail]), 'utf8');
}
