import { readQuery, type Want } from '../../../renderer/vault/find/read-query';
import { termsOf, weight, type RecordTerms } from '../../../renderer/vault/find/record-terms';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';

function worth(record: RecordTerms, { kind, text, words }: Want): number {
  const matches =
    kind === 'phone'
      ? record.phones
          .filter((digits) => digits.includes(text))
          .map((d) => weight.recognised * 2 + (d === text ? 1 : 0))
      : [...record.terms]
          .filter(([term]) => term.startsWith(text))
          .map(([term, heavy]) => heavy * 2 + (term === text ? 1 : 0));
  return Math.max(0, ...matches) * words;
}

/** What the index has to answer, by looking through every record. */
export function naiveFind(records: Iterable<EnquiryRecord>, text: string, limit: number) {
  const readings = readQuery(text);
  const found = [...records].flatMap((record) => {
    const terms = termsOf(record, 1);
    const scores = readings.map((reading) => {
      const each = reading.map((want) => worth(terms, want));
      return each.includes(0) ? 0 : each.reduce((a, b) => a + b, 0);
    });
    const score = Math.max(0, ...scores);
    return score > 0 ? [{ id: record.id, score, at: terms.at }] : [];
  });
  found.sort((a, b) => b.score - a.score || b.at - a.at || (a.id < b.id ? 1 : -1));
  return found.slice(0, limit).map(({ id, score }) => ({ id, score }));
}
