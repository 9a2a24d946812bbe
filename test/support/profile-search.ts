import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readTable } from './leveldb-blocks';

/** The ways in which Chromium may write a text: UTF-8, Latin-1 and both orders of UTF-16. */
export function spellings(text: string): Buffer[] {
  const little = Buffer.from(text, 'utf16le');
  return [Buffer.from(text, 'utf8'), Buffer.from(text, 'latin1'), little, Buffer.from(little).swap16()];
}

export type Found = { file: string; text: string };

/**
 * Looks for texts in every file below a folder: as bytes, and inside the uncompressed blocks of LevelDB tables.
 * Returns where they were found and how many files and table blocks were read, so that a caller can tell that
 * it looked at something.
 */
export function searchProfile(
  folder: string,
  texts: readonly string[],
): { found: Found[]; files: number; blocks: number } {
  const wanted = texts.flatMap((text) => spellings(text).map((bytes) => ({ text, bytes })));
  const found: Found[] = [];
  let files = 0;
  let blocks = 0;
  if (!existsSync(folder)) throw new Error(`no such folder: ${folder}`);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const bytes = readFileSync(file);
    const inside = readTable(bytes)?.blocks ?? [];
    files += 1;
    blocks += inside.length;
    for (const part of [bytes, ...inside])
      for (const want of wanted) if (part.includes(want.bytes)) found.push({ file: name, text: want.text });
  }
  return { found, files, blocks };
}
