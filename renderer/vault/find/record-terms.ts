import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import { fold, wordsOf } from './fold-words';
import { phoneDigits, phonesIn } from './phone-digits';

/** How much a match in this part of a record says: 1 to 7, kept in three bits of the index. */
export const weight = { text: 1, service: 2, address: 3, person: 4, recognised: 5 } as const;

/** First signs of terms that are no words, so that a reference never matches a word nor the other way round. */
export const mark = { reference: '=', postcode: '#', email: '@' } as const;

/** What one record is found by. */
export type RecordTerms = {
  id: string;
  revision: number;
  /** When it was captured, in milliseconds since 1970; for newest first. */
  at: number;
  /** Term → the weight of the best part it stands in. */
  terms: ReadonlyMap<string, number>;
  /** Telephone numbers as digits. */
  phones: readonly string[];
};

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const likeAPostcode = /\b([a-z]{1,2}\d[a-z\d]?)\s{0,2}(\d[a-z]{2})\b/g;

/** Letters and digits that are said alike or look alike, as references have them. */
export function plainReference(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
}

/** E-mail addresses in a text, lower case, without the punctuation around them. */
export function emailsIn(text: string): string[] {
  if (!text.includes('@')) return [];
  return fold(text)
    .split(/[\s,;:<>()"]+/)
    .filter((word) => word.indexOf('@') > 0)
    .map((word) => word.replace(/[.'!?]+$/, '').slice(0, 254));
}

/** Everything that a record is found by: words, and what is recognised as reference, telephone, postcode or e-mail. */
export function termsOf(record: EnquiryRecord, revision: number): RecordTerms {
  const terms = new Map<string, number>();
  const phones = new Set<string>();
  const put = (term: string, heavy: number): void => {
    const before = terms.get(term);
    if (before === undefined || before < heavy) terms.set(term, heavy);
  };
  const text = (value: string, heavy: number): void => {
    for (const word of wordsOf(value)) put(word, heavy);
    for (const found of phonesIn(value)) phones.add(found);
    for (const found of emailsIn(value)) put(mark.email + found, weight.recognised);
    for (const [, outward, inward] of fold(value).matchAll(likeAPostcode)) {
      put(`${mark.postcode}${outward} ${inward}`, weight.recognised);
      put(`${mark.postcode}${outward}${inward}`, weight.recognised);
    }
  };

  const { body } = record;
  const reference = plainReference(record.reference);
  put(mark.reference + reference, weight.recognised);
  // The desk code is the same on most of a desk's references, so people say the rest alone.
  put(mark.reference + reference.slice(3), weight.recognised);
  text(body.service.name, weight.service);
  text(body.note, weight.text);
  text(body.outcome.detail, weight.text);
  if (body.outcome.team) text(body.outcome.team, weight.text);
  for (const value of Object.values(body.fields)) if (!isoDate.test(value)) text(value, weight.text);
  if (body.person) {
    const { name, phone, email, address, postcode } = body.person;
    if (name) text(name, weight.person);
    if (email) text(email, weight.person);
    if (address) text(address, weight.address);
    if (postcode) text(postcode, weight.address);
    if (phone) {
      const digits = phoneDigits(phone);
      if (digits) phones.add(digits);
      if (/\p{L}/u.test(phone)) text(phone, weight.person);
    }
  }
  return { id: record.id, revision, at: Date.parse(record.capturedAt), terms, phones: [...phones] };
}
