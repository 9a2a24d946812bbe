import { readPostcode } from '../../../shared/domain/postcode';
import { readReference } from '../../../shared/domain/reference';
import { fold, typedWords } from './fold-words';
import { phoneDigits } from './phone-digits';
import { mark, plainReference } from './record-terms';

/** One thing that a record must have: a term that begins so, or a telephone number that holds these digits. */
export type Want = {
  kind: 'term' | 'phone';
  /** The beginning of a term, with its mark; or at least four digits. */
  text: string;
  /** How many typed words it stands for, so that "OX28 1NB" weighs as much as two words. */
  words: number;
};

/** One way to understand what was typed: a record must have all of it. It is found if any reading finds it. */
export type Reading = readonly Want[];

const LONGEST_QUERY = 200;
const MOST_WANTS = 40;
const outward = /^[a-z]{1,2}\d[a-z\d]?$/;
const beginsInward = /^\d[a-z]{0,2}$/;
const beginsPostcode = /^[a-z]{1,2}\d[a-z\d]?(\d[a-z]{0,2})?$/;
const ofANumber = /^(?=.*\d)[+(\d).o-]+$/;
const ofAReference = /^[0-9A-HJKMNP-TV-Z]{3,8}$/;

/** What a piece of the text is understood as: how many of the words it takes, and what it asks for. */
type Piece = { from: number; to: number; want: Want };

/** A whole postcode, mended where a letter stands for a figure ("ox28 inb"); null when it is none. */
function wholePostcode(text: string): string | null {
  return text.length >= 5 && text.length <= 7 ? (readPostcode(text)?.toLowerCase() ?? null) : null;
}

function postcodePieces(words: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < words.length; i++) {
    const [one = '', two = ''] = [words[i], words[i + 1]];
    const wholePair = wholePostcode(one + two);
    const whole = wholePair ?? wholePostcode(one);
    const pair = wholePair !== null || (outward.test(one) && beginsInward.test(two));
    if (!whole && !pair && !beginsPostcode.test(one)) continue;
    const typed = pair ? `${one} ${two}` : one;
    const to = pair && two ? i + 2 : i + 1;
    pieces.push({
      from: i,
      to,
      want: { kind: 'term', text: mark.postcode + (whole ?? typed), words: to - i },
    });
    i = to - 1;
  }
  return pieces;
}

/** Neighbours that together look like a telephone number are read as one, or each as a piece of one. */
function phonePieces(words: readonly string[], taken: readonly Piece[], joined: boolean): Piece[] {
  const free = (i: number): boolean =>
    i < words.length && ofANumber.test(words[i] ?? '') && !taken.some((p) => p.from <= i && i < p.to);
  const pieces: Piece[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!free(i)) continue;
    let to = i + 1;
    while (joined && free(to)) to++;
    const digits = phoneDigits(words.slice(i, to).join(' '));
    if (digits.length >= 4)
      pieces.push({ from: i, to, want: { kind: 'phone', text: digits, words: to - i } });
    i = to - 1;
  }
  return pieces;
}

function wordWants(word: string, how: 'apart' | 'together'): Want[] {
  const email = word.replace(/^[<("]+|[>)",;:]+$/g, '');
  if (email.indexOf('@') > 0) return [{ kind: 'term', text: mark.email + email, words: 1 }];
  const reference = /\d/.test(word) ? readReference(word) : null;
  if (reference) return [{ kind: 'term', text: mark.reference + plainReference(reference), words: 1 }];
  return typedWords(word)[how].map((text) => ({ kind: 'term', text, words: 1 }));
}

function compose(words: readonly string[], pieces: readonly Piece[], how: 'apart' | 'together'): Reading {
  const wants: Want[] = [];
  for (let i = 0; i < words.length; i++) {
    const piece = pieces.find((p) => p.from === i);
    if (piece) {
      wants.push(piece.want);
      i = piece.to - 1;
    } else wants.push(...wordWants(words[i] ?? '', how));
  }
  return wants.slice(0, MOST_WANTS);
}

function referenceReading(text: string): Reading | null {
  const plain = plainReference(text);
  const words = text.split(' ').length;
  if (!readReference(text) && !(ofAReference.test(plain) && /[\d-]/.test(text))) return null;
  return [{ kind: 'term', text: mark.reference + plain, words }];
}

/** Every way to understand what was typed so far; none for nothing. */
export function readQuery(typed: string): Reading[] {
  const text = fold(typed.slice(0, LONGEST_QUERY)).trim().replace(/\s+/g, ' ');
  if (!text) return [];
  const words = text.split(' ');
  const postcodes = postcodePieces(words);
  const readings = [compose(words, [], 'apart'), compose(words, [], 'together')];
  for (const fixed of [[], postcodes])
    for (const joined of [true, false])
      readings.push(compose(words, [...fixed, ...phonePieces(words, fixed, joined)], 'apart'));
  readings.push(referenceReading(text) ?? []);
  const different = new Map(readings.filter((r) => r.length > 0).map((r) => [JSON.stringify(r), r]));
  return [...different.values()];
}
