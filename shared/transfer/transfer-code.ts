import type { Bytes } from '../crypto/envelope';
import { checkSign, signs } from '../domain/reference';

/** 120 bits: nobody guesses it, so no slow derivation has to stand in for what is missing. */
export const CODE_BYTES = 15;
const CODE_SIGNS = 24;
const GROUP = 5;

/** The code as it is told by telephone: 24 signs of Crockford's base 32 and a check sign, in groups of five. */
export function codeWords(secret: Bytes): string {
  let body = '';
  let bits = 0;
  let held = 0;
  for (const byte of secret) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      body += signs.charAt((held >> bits) & 31);
    }
    held &= 31;
  }
  const whole = body + checkSign(body);
  return (whole.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** Reads a code as it is heard: any case, spaces or dashes, I and L for 1, O for 0. null when a sign is wrong. */
export function readCode(text: string): Bytes | null {
  const plain = text
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  if (plain.length !== CODE_SIGNS + 1 || [...plain].some((sign) => !signs.includes(sign))) return null;
  const body = plain.slice(0, CODE_SIGNS);
  if (checkSign(body) !== plain.charAt(CODE_SIGNS)) return null;
  const secret = new Uint8Array(CODE_BYTES);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const sign of body) {
    held = (held << 5) | signs.indexOf(sign);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    secret[at] = held >> bits;
    at += 1;
    held &= (1 << bits) - 1;
  }
  return secret;
}
