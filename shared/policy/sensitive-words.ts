import { harmlessWords, sensitiveWords } from './sensitive-word-list';

export type SensitiveKind = keyof typeof sensitiveWords;
/** The first place in a text that seems to say something of a kind. */
export type SensitiveHit = { kind: SensitiveKind; start: number; end: number };

type Entry = { words: string[]; open: boolean; kind: SensitiveKind | null };

/** Entries by their first word; of one word with a star also by its stem. */
type WordBook = { exact: Map<string, Entry[]>; stems: Map<string, Entry[]> };

const SHORTEST_STEM = 3;
/** Nobody reads on to find more; and no word that matters is longer. */
const LONGEST_WORD = 30;

function readEntries(list: string, kind: SensitiveKind | null): Entry[] {
  return list
    .split(',')
    .map((text) => text.trim().replace(/\s+/g, ' '))
    .filter((text) => text !== '')
    .map((text) => ({ words: text.replace(/\*$/, '').split(' '), open: text.endsWith('*'), kind }));
}

function makeBook(): WordBook {
  const book: WordBook = { exact: new Map(), stems: new Map() };
  const kinds = Object.keys(sensitiveWords) as SensitiveKind[];
  const entries = [
    ...kinds.flatMap((kind) => readEntries(sensitiveWords[kind], kind)),
    ...readEntries(harmlessWords, null),
  ];
  for (const entry of entries) {
    const [first = ''] = entry.words;
    const map = entry.open && entry.words.length === 1 ? book.stems : book.exact;
    map.set(first, [...(map.get(first) ?? []), entry]);
  }
  return book;
}

let book: WordBook | null = null;

type Word = { text: string; start: number; end: number };

/** Words in small letters without accents, parted at apostrophes: "Mae hi’n sâl" is "mae hi n sal". */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((hit) => ({
    text: hit[0].normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
    start: hit.index,
    end: hit.index + hit[0].length,
  }));
}

/** Words belong to one phrase only within a sentence. */
function isJoined(text: string, before: Word, after: Word): boolean {
  return /^[\s\p{Pd}'’]+$/u.test(text.slice(before.end, after.start));
}

function fits(text: string, words: readonly Word[], at: number, entry: Entry): boolean {
  return entry.words.every((wanted, n) => {
    const word = words[at + n];
    if (!word || (n > 0 && !isJoined(text, words[at + n - 1] as Word, word))) return false;
    const isLast = n === entry.words.length - 1;
    return isLast && entry.open ? word.text.startsWith(wanted) : word.text === wanted;
  });
}

function entriesAt({ exact, stems }: WordBook, { text }: Word): Entry[] {
  const found = [...(exact.get(text) ?? [])];
  for (let length = SHORTEST_STEM; length <= Math.min(text.length, LONGEST_WORD); length++)
    found.push(...(stems.get(text.slice(0, length)) ?? []));
  return found;
}

/**
 * What a text seems to say that may be special category or criminal data, by a word list that stays on this PC: of each
 * kind the first place, in the text's order. A guess for a question, never a finding: it must not be stored or sent.
 */
export function findSensitive(text: string): SensitiveHit[] {
  book ??= makeBook();
  const words = wordsOf(text);
  const first = new Map<SensitiveKind, SensitiveHit>();
  for (let at = 0; at < words.length;) {
    const word = words[at] as Word;
    // The longest entry knows best: "blind alley" is no blindness, "mental health" no other health.
    const [best] = entriesAt(book, word)
      .filter((entry) => fits(text, words, at, entry))
      .sort((a, b) => b.words.length - a.words.length || Number(a.kind !== null) - Number(b.kind !== null));
    const taken = best?.words.length ?? 1;
    const last = words[at + taken - 1] as Word;
    if (best?.kind && !first.has(best.kind))
      first.set(best.kind, { kind: best.kind, start: word.start, end: last.end });
    at += taken;
  }
  return [...first.values()];
}
