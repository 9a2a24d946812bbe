/** Longer words are cut to this, in the index and in what is typed alike. */
const LONGEST = 40;

/** Letters that Unicode does not take apart, as people type them who lack the key. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** "Siân Ŵyn O’Brien" → "sian wyn o'brien": lower case, no accents, one kind of apostrophe and of hyphen. */
export function fold(text: string): string {
  const even = text.replace(/[’‘ʼʻ`´′]/g, "'").replace(/[‐‑]/g, '-');

  if (/^[\x00-\x7f]*$/.test(even)) return even.toLowerCase();
  return even
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter);
}

const chunk = /[\p{L}\p{N}]+(?:['-]+[\p{L}\p{N}]+)*/gu;
const cut = (word: string): string => word.slice(0, LONGEST);

/**
 * Every word that a text is found by. A name with an apostrophe or a hyphen is found by its parts and as one:
 * "O'Brien" by obrien and brien, "Smith-Jones" by smith, jones and smithjones.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [found] of fold(text).matchAll(chunk)) {
    if (!/['-]/.test(found)) {
      words.push(cut(found));
      continue;
    }
    for (const part of found.split(/-+/)) {
      words.push(cut(part.replaceAll("'", '')));
      if (part.includes("'")) words.push(...part.split(/'+/).map(cut));
    }
    words.push(cut(found.replace(/['-]/g, '')));
  }
  return words;
}

/**
 * The words that are meant by something typed, in the two ways it can be meant: "o'brien-jo" is obrien and jo, or
 * o and brienjo. Both are the same for text without apostrophe or hyphen.
 */
export function typedWords(text: string): { apart: string[]; together: string[] } {
  const apart: string[] = [];
  const together: string[] = [];
  for (const [found] of fold(text).matchAll(chunk)) {
    apart.push(...found.split(/-+/).map((part) => cut(part.replaceAll("'", ''))));
    together.push(...found.split(/'+/).map((part) => cut(part.replaceAll('-', ''))));
  }
  return { apart, together };
}
