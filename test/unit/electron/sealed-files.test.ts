import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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
  symlinkSync('/dev/full', `${file}.part`);
  expect(await writeWhole(file, bytes)).toBe('full');
  expect(readdirSync(folder)).toEqual(['for-desk.firstpoint']);
  expect(readFileSync(file, 'utf8')).toBe('from before');
});

test('a folder that is not there, or a file that is not, is said', async () => {
  expect(await writeWhole(path.join(folder, 'gone', 'x'), bytes)).toBe('failed');
  expect(await readAtMost(path.join(folder, 'gone'), 10)).toEqual({ outcome: 'failed' });
});
