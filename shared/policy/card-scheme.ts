/** First digits of the card schemes, and how long their numbers are. */
type Scheme = {
  name: string;
  starts: readonly (readonly [from: string, to: string])[];
  lengths: readonly number[];
};

/**
 * Issuer ranges (ISO/IEC 7812-1) of the schemes that are taken in the United Kingdom, as their owners publish them.
 * Wide on purpose: an unissued number that looks like a card is taken for one. Packages with such tables serve fields
 * for a card (one has a scheme for every number that begins with 6); here a council's other numbers must pass.
 */
export const cardSchemes: readonly Scheme[] = [
  { name: 'Visa', starts: [['4', '4']], lengths: [13, 16, 18, 19] },
  {
    name: 'Mastercard',
    starts: [
      ['51', '55'],
      ['2221', '2720'],
    ],
    lengths: [16],
  },
  {
    name: 'American Express',
    starts: [
      ['34', '34'],
      ['37', '37'],
    ],
    lengths: [15],
  },
  {
    name: 'Diners Club',
    starts: [
      ['300', '305'],
      ['36', '36'],
      ['38', '39'],
    ],
    lengths: [14, 16, 17, 18, 19],
  },
  {
    name: 'Discover',
    starts: [
      ['60', '60'],
      ['644', '649'],
      ['65', '65'],
    ],
    lengths: [16, 17, 18, 19],
  },
  { name: 'JCB', starts: [['3528', '3589']], lengths: [16, 17, 18, 19] },
  {
    name: 'UnionPay',
    starts: [
      ['62', '62'],
      ['810', '817'],
    ],
    lengths: [16, 17, 18, 19],
  },
  {
    name: 'Maestro',
    starts: [
      ['50', '50'],
      ['56', '58'],
      ['6304', '6304'],
      ['67', '67'],
    ],
    lengths: [13, 14, 15, 16, 17, 18, 19],
  },
];

export const SHORTEST_CARD = 13;
export const LONGEST_CARD = 19;

/** The check of ISO/IEC 7812-1 annex B: every second digit from the right counts twice. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    sum += i % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
  }
  return sum % 10 === 0;
}

/** Whether these ASCII digits are the number of a payment card: of a known issuer, as long as its are, check digit right. */
export function isCardNumber(digits: string): boolean {
  if (digits.length < SHORTEST_CARD || digits.length > LONGEST_CARD) return false;
  return (
    cardSchemes.some(
      ({ starts, lengths }) =>
        lengths.includes(digits.length) &&
        starts.some(([from, to]) => {
          const start = digits.slice(0, from.length);
          return from <= start && start <= to;
        }),
    ) && passesLuhn(digits)
  );
}
