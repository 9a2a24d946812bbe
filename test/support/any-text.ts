import fc from 'fast-check';

/** Any text at all, halves of letters included. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.uint16Array({ maxLength, size: 'max' }).map((units) => String.fromCharCode(...units));
