import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readAtMost } from '../../../electron/transfer/read-at-most';
import { writeWhole } from '../../../electron/transfer/write-whole';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => i % 251);

test('a file is written whole, for this user alone, and read back as it was', async () => {
  const file = path.join(folder, 'for-desk.firstpoint');
  expect(await writeWhole(file, bytes)).toBe('saved');
  expect(readdirSync(folder)).toEqual(['for-desk.firstpoint']);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(await readAtMost(file, 5_000)).toEqual({ outcome: 'chosen', bytes });
  expect(await readAtMost(file, 4_999)).toEqual({ outcome: 'too-large' });
});

test('a disk that is full leaves no file, and what stood there before as it was', async () => {
  const file = path.join(folder, 'for-desk.firstpoint');
  writeFileSync(file, 'from before');
  // What is written beside its place finds no room there: ENOSPC, as the system says it.
  const withoutRoom = (part: string) => {
    symlinkSync('/dev/full', part);
    return open(part, 'w');
  };
  expect(await writeWhole(file, bytes, withoutRoom)).toBe('full');
  expect(readdirSync(folder)).toEqual(['for-desk.firstpoint']);
  expect(readFileSync(file, 'utf8')).toBe('from before');
});

test('what lies beside its place stays as it is, a half file of somebody else’s and what a link points to as well', async () => {
  const file = path.join(folder, 'for-desk.firstpoint');
  writeFileSync(`${file}.part`, 'still needed');
  writeFileSync(path.join(folder, 'letter'), 'mine');
  expect(await writeWhole(file, bytes)).toBe('saved');
  expect(readFileSync(`${file}.part`, 'utf8')).toBe('still needed');
  // One that has the very name, or is a link by it, is neither written nor removed.
  const taken: string[] = [];
  const asLink = (part: string) => {
    taken.push(part);
    symlinkSync(path.join(folder, 'letter'), part);
    return open(part, 'wx', 0o600);
  };
  expect(await writeWhole(file, bytes, asLink)).toBe('failed');
  expect(readFileSync(path.join(folder, 'letter'), 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toContain(path.basename(taken[0] ?? ''));
});

test('what an earlier try left because the PC went off goes with the next file; a young one may be another desk’s', async () => {
  const left = 'for-desk.firstpoint.0123456789abcdef.firstpoint-part';
  const young = 'for-desk.firstpoint.fedcba9876543210.firstpoint-part';
  for (const name of [left, young]) writeFileSync(path.join(folder, name), 'half');
  const before = Date.now() / 1000 - 2 * 3600;
  utimesSync(path.join(folder, left), before, before);
  expect(await writeWhole(path.join(folder, 'new.firstpoint'), bytes)).toBe('saved');
  expect(readdirSync(folder).sort()).toEqual([young, 'new.firstpoint'].sort());
});

test('a folder that is not there, or a file that is not, is said', async () => {
  expect(await writeWhole(path.join(folder, 'gone', 'x'), bytes)).toBe('failed');
  expect(await readAtMost(path.join(folder, 'gone'), 10)).toEqual({ outcome: 'failed' });
});
