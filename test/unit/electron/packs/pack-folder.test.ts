import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPackFolder } from '../../../../electron/packs/pack-folder';
import { readPackFile } from '../../../../electron/packs/read-pack-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fp-packs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a file that a crash left half written is cleared away and never read', async () => {
  const packs = path.join(folder, 'packs');
  const disk = openPackFolder(packs);
  expect(await disk.list()).toEqual([]);
  await disk.write('a_2026.11.json', '{"whole":true}');
  writeFileSync(path.join(packs, 'a_2026.12.json.new'), '{"who');
  expect(await disk.list()).toEqual(['a_2026.11.json']);
  expect(readdirSync(packs)).toEqual(['a_2026.11.json']);
  expect(await disk.read('a_2026.11.json')).toMatchObject({ text: '{"whole":true}' });
  expect(await disk.read('a_2026.12.json')).toBeNull();
});

test('IT’s file that is not there or far too large is told apart from one that is wrong', async () => {
  expect(await readPackFile(path.join(folder, 'none.json'))).toEqual({ ok: false, why: 'no-file' });
  const large = path.join(folder, 'large.json');
  writeFileSync(large, ' '.repeat(5_000_001));
  expect(await readPackFile(large)).toEqual({ ok: false, why: 'too-large' });
  // Would be read for ever.
  if (process.platform !== 'win32')
    expect(await readPackFile('/dev/zero')).toEqual({ ok: false, why: 'no-file' });
});
