import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { builtInPack } from '../../../shared/packs/built-in';
import { bytesToSign, signedPack } from '../../../shared/packs/signed-pack';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const value = sign(null, bytesToSign(builtInPack()), privateKey);
const envelope = {
  pack: builtInPack(),
  signature: { alg: 'Ed25519', keyId: 'council-2026', value: value.toString('base64') },
};

/** The same value, every object's keys the other way round. */
function turned(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(turned);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).reverse();
  return Object.fromEntries(entries.map(([key, within]) => [key, turned(within)]));
}

describe('a signed pack', () => {
  test('is signed over its content, whatever the order of its keys and its layout', () => {
    const other = JSON.parse(JSON.stringify(turned(builtInPack()), null, 8)) as Record<string, unknown>;
    expect(Object.keys(other)).not.toEqual(Object.keys(builtInPack()));
    expect(verify(null, bytesToSign(other), publicKey, value)).toBe(true);
  });

  test('is not what was signed once one letter of it is another', () => {
    const other = builtInPack();
    other.dpo.email = other.dpo.email.replace('data', 'date');
    expect(verify(null, bytesToSign(other), publicKey, value)).toBe(false);
  });

  test('has the form that a desk takes', () => {
    expect(signedPack.safeParse(envelope).success).toBe(true);
  });

  test.each([
    ['without a signature', { pack: envelope.pack }],
    ['signed in another way', { ...envelope, signature: { ...envelope.signature, alg: 'RS256' } }],
    ['with half a signature', { ...envelope, signature: { ...envelope.signature, value: 'AAAA' } }],
    ['without a key’s name', { ...envelope, signature: { ...envelope.signature, keyId: '' } }],
    ['with more than is signed', { ...envelope, also: 'this' }],
    ['that is none', { ...envelope, pack: 'pack' }],
  ])('is not taken %s', (_, other) => {
    expect(signedPack.safeParse(other).success).toBe(false);
  });
});
