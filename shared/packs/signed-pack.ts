import canonicalize from 'canonicalize';
import { z } from 'zod';
import { slug } from './schema/text';

/** Ed25519 signatures are 64 bytes: 86 signs of base64 and the filling. */
const signatureValue = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);

/**
 * A council pack as it travels: the pack and who vouches for it. The pack is not read here: nothing of it may be
 * believed before the signature over it holds.
 */
export const signedPack = z.strictObject({
  pack: z.record(z.string(), z.unknown()),
  signature: z.strictObject({
    alg: z.literal('Ed25519'),
    /** Which of the public keys that IT put on the desk it is to be checked with. */
    keyId: slug,
    value: signatureValue,
  }),
});
export type SignedPack = z.infer<typeof signedPack>;

/**
 * The bytes that are signed: the pack in RFC 8785's one form, in UTF-8, so that neither the order of keys nor the
 * layout of a file counts.
 */
export function bytesToSign(pack: SignedPack['pack']): Uint8Array<ArrayBuffer> {
  const text = canonicalize(pack);
  if (text === undefined) throw new TypeError('A pack has a canonical form.');
  return new TextEncoder().encode(text);
}
