import { lettersToNoughts } from '../../../shared/domain/phone';

/**
 * The digits of a telephone number, British ones with their leading 0, whatever the spelling: "+44 (0)7700 900123",
 * "0044 7700…", "07700-900 123" → "07700900123". Works on the beginning of a number too. Other countries' numbers keep
 * their country code without the plus.
 */
export function phoneDigits(text: string): string {
  const abroad = /^\s*\(?\s*(\+|00)/.test(text);
  const plain = lettersToNoughts(text);
  const digits = (abroad ? plain.replace(/\(\s*0\s*\)/g, '') : plain).replace(/\D/g, '');
  const country = abroad ? digits.replace(/^00/, '') : digits;
  const british = country.startsWith('44') && (abroad || country.length >= 12);
  return british ? `0${country.slice(2).replace(/^0+/, '')}` : country;
}

const likeANumber = /(?:\+|\b)\(?\d[\d\s().-]{7,22}\d\b/g;

/** Telephone numbers that somebody wrote into running text. */
export function phonesIn(text: string): string[] {
  return (text.match(likeANumber) ?? [])
    .map(phoneDigits)
    .filter((digits) => digits.length >= 10 && digits.length <= 15);
}
