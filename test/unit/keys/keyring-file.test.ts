import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type KeyringHeader,
  parseKeyring,
  sealKeyring,
  unsealKeyring,
} from '../../../electron/keys/keyring-file';

const master = randomBytes(32);
const common = { v: 1 as const, keyringId: 'abc-1', generation: 3, nextReference: 9 };
const argon2 = { memoryKiB: 65_536, iterations: 3, parallelism: 1, salt: randomBytes(16).toString('base64') };
const headers: KeyringHeader[] = [
  { ...common, mode: 'credential-store' },
  { ...common, mode: 'passphrase', argon2 },
];
const keys = new Map([
  ['open/2026-11-23', new Uint8Array(randomBytes(32))],
  ['held/0b2f6a60-2f0a-4b54-9d6e-0d5a2f7d7a11~2', new Uint8Array(randomBytes(32))],
]);

describe.each(headers)('a keyring file, $mode', (header) => {
  test('gives back what was sealed', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 60 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), {
          maxKeys: 40,
        }),
        (names) => {
          const sealed = new Map(Object.entries(names));
          const file = parseKeyring(sealKeyring(header, sealed, master));
          expect(file && unsealKeyring(file, master)).toEqual(sealed);
        },
      ),
    );
  });

  test('opens with its own master key only', () => {
    const file = parseKeyring(sealKeyring(header, keys, master));
    expect(file && unsealKeyring(file, randomBytes(32))).toBeNull();
    expect(file && unsealKeyring(file, master.subarray(0, 16))).toBeNull();
  });

  test('never seals twice alike', () => {
    expect(sealKeyring(header, keys, master)).not.toBe(sealKeyring(header, keys, master));
  });

  test('changed in any one character of its text, opens not at all or as it was', () => {
    const text = sealKeyring(header, keys, master);
    for (let at = 0; at < text.length; at += 1) {
      const changed = `${text.slice(0, at)}${text[at] === '5' ? '6' : '5'}${text.slice(at + 1)}`;
      const file = parseKeyring(changed);
      const opened = file && unsealKeyring(file, master);
      // The last character of base64 has bits that mean nothing.
      if (opened !== null) expect(opened).toEqual(keys);
      if (opened !== null) expect(file?.header).toEqual(header);
    }
  });
});
