import { useEffect, useState } from 'react';
import { NOTE_MAX } from '../../../shared/domain/primitives';
import { findSensitive, type SensitiveKind } from '../../../shared/policy/sensitive-words';

/** Nobody is nudged in the middle of a word, and no letter waits for the word list. */
const REST_MS = 600;

/** What a text seems to say about somebody, looked at when the typing rests; kinds joined by blanks. */
export function useSensitive(text: string): SensitiveKind[] {
  const [seen, setSeen] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => {
      // What is longer can't be saved anyway.
      const hits = findSensitive(text.slice(0, NOTE_MAX));
      setSeen(hits.map((hit) => hit.kind).join(' '));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return seen === '' || text === '' ? [] : (seen.split(' ') as SensitiveKind[]);
}
