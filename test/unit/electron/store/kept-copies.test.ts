import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyName, endKeptCopies, keptCopies } from '../../../../electron/store/kept-copies';
import { storeHealth } from '../../../../electron/store/store-health';
import { startOfLondonDay } from '../../../../shared/policy/civil-date';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
let profile: string;
beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 'firstpoint-copies-'));
  mkdirSync(path.join(profile, 'IndexedDB'));
  for (const at of ['2026-10-30T23:30:00Z', '2026-11-23T10:00:00Z']) {
    const folder = path.join(profile, copyName(Date.parse(at)));
    mkdirSync(folder);
    writeFileSync(path.join(folder, '000003.log'), 'sealed');
  }
});
afterEach(() => rmSync(profile, { recursive: true }));
const names = (): string[] => readdirSync(profile);

test('a copy of a damaged store goes when the last of its keys can have burned, and not a day before', async () => {
  expect((await keptCopies(profile)).map(({ madeOn, goneOn }) => [madeOn, goneOn])).toEqual([
    ['2026-10-30', '2026-11-30'],
    ['2026-11-23', '2026-12-23'],
  ]);
  await endKeptCopies(profile, startOfLondonDay('2026-11-30') - 1, log);
  expect(names()).toHaveLength(3);
  await endKeptCopies(profile, startOfLondonDay('2026-11-30'), log);
  expect(names().sort()).toEqual(['IndexedDB', 'store-kept-2026-11-23T10-00-00-000Z']);
  expect((await storeHealth(profile, log).state()).storeCopies).toEqual([
    { madeOn: '2026-11-23', goneOn: '2026-12-23' },
  ]);
  await endKeptCopies(profile, startOfLondonDay('2026-12-23'), log);
  expect(names()).toEqual(['IndexedDB']);
});

test('one that a wrong clock has dated ahead does not stay for ever, and nothing else is touched', async () => {
  for (const other of ['store-kept-by-hand', 'keys', 'store-made']) mkdirSync(path.join(profile, other));
  await endKeptCopies(profile, Date.parse('2026-11-01T12:00:00Z'), log);
  expect(names().sort()).toEqual([
    'IndexedDB',
    'keys',
    'store-kept-2026-10-30T23-30-00-000Z',
    'store-kept-by-hand',
    'store-made',
  ]);
});
