import { expect, test } from 'vitest';
import { importKey, webAead } from '../../../../renderer/vault/data/web-crypto';
import { open, seal } from '../../../../shared/crypto/envelope';

const as = { id: 'a', kind: 'enquiry', keyName: 'open/2026-11-23' };
const plain = new TextEncoder().encode('{"name":"Zorah"}');
const key = (n: number) => importKey(new Uint8Array(32).fill(n));

test('opens what it sealed, and never seals to the same bytes twice', async () => {
  const one = await seal(webAead, await key(1), as, plain);
  const two = await seal(webAead, await key(1), as, plain);
  expect(one).not.toEqual(two);
  expect(await open(webAead, await key(1), as, one)).toEqual({ ok: true, plain });
});

test('does not open under another key, for another record, kind or key name, or when a bit was changed', async () => {
  const sealed = await seal(webAead, await key(1), as, plain);
  const shut = { ok: false, why: 'seal' };
  expect(await open(webAead, await key(2), as, sealed)).toEqual(shut);
  for (const other of [{ id: 'b' }, { kind: 'call' }, { keyName: 'due/2026-11-23' }])
    expect(await open(webAead, await key(1), { ...as, ...other }, sealed)).toEqual(shut);
  for (let at = 1; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await open(webAead, await key(1), as, changed)).toEqual(shut);
  }
});

test('tells an unknown format from a broken seal', async () => {
  const sealed = await seal(webAead, await key(1), as, plain);
  sealed[0] = 2;
  expect(await open(webAead, await key(1), as, sealed)).toEqual({ ok: false, why: 'format' });
  expect(await open(webAead, await key(1), as, new Uint8Array(0))).toEqual({ ok: false, why: 'format' });
});

test('wipes the raw key once it is imported', async () => {
  const raw = new Uint8Array(32).fill(7);
  const imported = await importKey(raw);
  expect(raw.every((byte) => byte === 0)).toBe(true);
  await expect(crypto.subtle.exportKey('raw', imported)).rejects.toThrow();
});
