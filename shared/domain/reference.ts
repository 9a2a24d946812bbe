/** Crockford's base 32: read aloud without being mistaken. */
export const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Running numbers go from 0 to this, exclusive: four signs of base 32. */
export const REFERENCE_NUMBERS = 32 ** 4;

/**
 * Luhn's check, modulo 32 over Crockford's alphabet: finds every single wrong sign and nearly every swap of
 * neighbours, and stays inside the 32 signs, so that it can be read aloud (Crockford's own modulo 37 cannot).
 */
export function checkSign(body: string): string {
  let sum = 0;
  let factor = 2;
  for (let i = body.length - 1; i >= 0; i--) {
    const addend = factor * signs.indexOf(body.charAt(i));
    sum += Math.floor(addend / 32) + (addend % 32);
    factor = factor === 2 ? 1 : 2;
  }
  return signs.charAt((32 - (sum % 32)) % 32);
}

/** "K7M" and 116,194 → "K7M-3HF2-X": desk code, running number, check sign. */
export function mintReference(deskCode: string, runningNumber: number): string {
  let number = '';
  for (let left = runningNumber % REFERENCE_NUMBERS, i = 0; i < 4; i++, left = Math.floor(left / 32))
    number = signs.charAt(left % 32) + number;
  return `${deskCode}-${number}-${checkSign(deskCode + number)}`;
}

/** Reads a reference as it is typed or heard: any case, spaces or dashes, I and L for 1, O for 0. Null when it is none. */
export function readReference(text: string): string | null {
  const plain = text
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  if (plain.length !== 8 || [...plain].some((c) => !signs.includes(c))) return null;
  if (checkSign(plain.slice(0, 7)) !== plain.charAt(7)) return null;
  return `${plain.slice(0, 3)}-${plain.slice(3, 7)}-${plain.charAt(7)}`;
}
