import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveKey, webAead } from '../../../renderer/vault/data/web-crypto';
import { openFile, readSealedFile, sealFile } from '../../../shared/transfer/sealed-file';
import { CODE_BYTES, codeWords, readCode } from '../../../shared/transfer/transfer-code';

const platform = { aead: webAead, derive: deriveKey };
const facts = {
  fileId: '01935d2e-0000-7000-8000-000000000001',
  controllerId: 'west-oxfordshire',
  fromDesk: 'K7M',
  toDesk: 'B2C',
  madeAt: '2026-11-28T10:00:00.000+00:00',
};
const secretOf = (seed: number) =>
  Uint8Array.from({ length: CODE_BYTES }, (_, i) => (seed * 31 + i * 7) % 256);
const plain = new TextEncoder().encode('{"items":[]} and some words of somebody');

const secrets = fc
  .uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES })
  .map((bytes) => Uint8Array.from(bytes));

test('a code is read back as it was told: any case, spaces, O for 0, I and L for 1', () => {
  fc.assert(
    fc.property(secrets, fc.boolean(), (secret, sloppy) => {
      const code = codeWords(secret);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
      const typed = sloppy
        ? code.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l')
        : code;
      expect(readCode(typed)).toEqual(secret);
    }),
  );
});

test('a code with one sign wrong, missing or too many is no code', () => {
  fc.assert(
    fc.property(secrets, fc.nat(24), fc.nat(30), (secret, at, by) => {
      const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      const plainCode = codeWords(secret).replaceAll('-', '');
      const was = signs.indexOf(plainCode.charAt(at));
      const other = signs.charAt((was + 1 + by) % 32);
      expect(readCode(plainCode.slice(0, at) + other + plainCode.slice(at + 1))).toBeNull();
      expect(readCode(plainCode.slice(1))).toBeNull();
      expect(readCode(`${plainCode}0`)).toBeNull();
    }),
  );
});

test('opens with its own secret alone, and nothing of it can be read without', async () => {
  const bytes = await sealFile(platform, secretOf(1), facts, plain);
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('words of somebody');
  const read = readSealedFile(bytes);
  if (!read.ok) throw new Error(read.why);
  expect(read.file.header).toMatchObject(facts);
  expect(await openFile(platform, secretOf(1), read.file)).toEqual(plain);
  expect(await openFile(platform, secretOf(2), read.file)).toBeNull();
});

test('a byte changed anywhere, the header included, and nothing opens', async () => {
  const bytes = await sealFile(platform, secretOf(1), facts, plain);
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const read = readSealedFile(changed);
    const opened = read.ok ? await openFile(platform, secretOf(1), read.file) : null;
    expect([at, opened]).toEqual([at, null]);
  }
});

test('cut off anywhere, it is no file or does not open', async () => {
  const bytes = await sealFile(platform, secretOf(1), facts, plain);
  for (let length = 0; length < bytes.length; length += 1) {
    const read = readSealedFile(bytes.slice(0, length));
    expect(read.ok ? await openFile(platform, secretOf(1), read.file) : null).toBeNull();
  }
});

test('any other file is told apart, and a newer one from a damaged one', () => {
  const of = (text: string) => readSealedFile(new TextEncoder().encode(text));
  expect(of('')).toEqual({ ok: false, why: 'not-ours' });
  expect(of('%PDF-1.7\n…')).toEqual({ ok: false, why: 'not-ours' });
  expect(of('{"format":"else","v":1}\n')).toEqual({ ok: false, why: 'not-ours' });
  expect(of('{"format":"firstpoint-unsent","v":2,"whatever":true}\n')).toEqual({ ok: false, why: 'newer' });
  expect(of('{"format":"firstpoint-unsent","v":1}\n')).toEqual({ ok: false, why: 'damaged' });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => {
      expect(readSealedFile(Uint8Array.from(bytes)).ok).toBe(false);
    }),
  );
});
