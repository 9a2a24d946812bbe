import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readLog, writeLog } from '../../../../electron/store/log-records';
import { madeMark } from '../../../../electron/store/made-mark';
import { mendLogs } from '../../../../electron/store/mend-logs';

const write = (number: number): Uint8Array => {
  const bytes = new Uint8Array(40);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(number), true);
  view.setUint32(8, 1, true);
  return bytes;
};
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const flush = vi.fn(() => Promise.resolve());
let profile: string;
let folder: string;
beforeEach(() => {
  vi.clearAllMocks();
  profile = mkdtempSync(path.join(tmpdir(), 'firstpoint-mend-'));
  folder = path.join(profile, 'IndexedDB/app_vault_0.indexeddb.leveldb');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'CURRENT'), 'MANIFEST-000001\n');
  writeFileSync(path.join(folder, 'MANIFEST-000001'), writeLog([new Uint8Array(16)]));
});
afterEach(() => rmSync(profile, { recursive: true }));

const numbersIn = (name: string): number[] =>
  readLog(readFileSync(path.join(folder, name))).records.map((one) =>
    Number(new DataView(one.buffer, one.byteOffset).getBigUint64(0, true)),
  );

it('leaves whole logs as they are, and a profile without a database', async () => {
  const whole = writeLog([write(1), write(2)]);
  writeFileSync(path.join(folder, '000003.log'), whole);
  expect(await mendLogs(profile, log, flush)).toBe('whole');
  expect(readFileSync(path.join(folder, '000003.log')).equals(whole)).toBe(true);
  expect(await mendLogs(path.join(profile, 'none'), log, flush)).toBe('whole');
});

it('takes out what a crash cut short, in the log and in the manifest, and keeps all that was stored after it', async () => {
  const cut = Buffer.concat([
    writeLog([write(1)]),
    writeLog([write(2)]).subarray(0, 20),
    writeLog([write(2)]),
  ]);
  writeFileSync(path.join(folder, '000003.log'), cut);
  const manifest = path.join(folder, 'MANIFEST-000001');
  writeFileSync(manifest, Buffer.concat([readFileSync(manifest), Buffer.from([9, 9, 9])]));
  expect(await mendLogs(profile, log, flush)).toBe('mended');
  expect(numbersIn('000003.log')).toEqual([1, 2]);
  expect(readLog(readFileSync(manifest))).toMatchObject({ torn: 0, records: { length: 1 } });
  expect(readdirSync(profile)).toEqual(['IndexedDB']);
  expect(flush).toHaveBeenCalledWith(folder);
});

it('says when a write that was stored is missing, and keeps a copy of the files as they were', async () => {
  const damaged = Buffer.from(writeLog([write(1), write(2), write(3)]));
  damaged[60] = (damaged[60] ?? 0) ^ 255;
  writeFileSync(path.join(folder, '000003.log'), damaged);
  expect(await mendLogs(profile, log, flush)).toBe('gaps');
  expect(numbersIn('000003.log')).toEqual([1, 3]);
  const [kept] = readdirSync(profile).filter((name) => name.startsWith('store-kept-'));
  expect(readFileSync(path.join(profile, kept ?? '', '000003.log')).equals(damaged)).toBe(true);
});

it('notices a store that is suddenly empty, and not one that is new', async () => {
  const mark = madeMark(profile);
  expect(await mark.opened('store-a', true)).toEqual({ lost: false });
  expect(await mark.opened('store-a', false)).toEqual({ lost: false });
  expect(await mark.opened('store-a', true)).toEqual({ lost: true });
  expect(await mark.opened('store-b', true)).toEqual({ lost: false });
});
