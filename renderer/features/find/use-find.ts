import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FindHit } from '../../../shared/ipc/vault-contract';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { findCrmQuery, findLocalQuery, statusQuery } from '../../bridge/queries';
import { findWords } from '../../copy/other-words';
import { words } from '../../copy/words';

/** The CRM is asked once the typing rests, not at every letter. */
const REST_MS = 250;
const SHORTEST_FOR_CRM = 3;

function useRested(text: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested === text ? rested : '';
}

export type Found = {
  /** The text that the local hits answer. */
  text: string;
  local: FindHit[];
  crm: FindHit[];
  /** What there is to say about this PC's answer, and about the CRM's. */
  localSays: string | null;
  crmSays: string | null;
};

/** Finds here at every letter and in the CRM when the typing rests; says which is which, and what was not checked. */
export function useFind(typed: string): Found {
  const isCard = holdsCardNumber(typed);
  const text = isCard ? '' : typed.trim();
  const here = useQuery(findLocalQuery(text));
  const rested = useRested(text);
  const askable = rested.length >= SHORTEST_FOR_CRM ? rested : '';
  const there = useQuery(findCrmQuery(askable));
  const offline = useQuery(statusQuery).data?.connectivity.state === 'offline';

  if (isCard) return { text, local: [], crm: [], localSays: words.cardNumber.notLookedFor, crmSays: null };
  if (text === '') return { text, local: [], crm: [], localSays: null, crmSays: null };
  const local = here.data?.hits ?? [];
  const known = new Set(local.map((hit) => hit.reference));
  const checked = askable !== '' && there.data?.state === 'checked' ? there.data : null;
  const crm = checked?.hits.filter((hit) => !known.has(hit.reference)) ?? [];

  const crmSays = (): string | null => {
    if (offline) return findWords.notChecked.offline;
    if (text.length < SHORTEST_FOR_CRM) return null;
    if (there.isError) return findWords.notChecked['no-answer'];
    if (askable === '' || there.isPending) return findWords.checking;
    if (there.data.state === 'not-checked') return findWords.notChecked[there.data.why];
    return crm.length === 0 ? findWords.crmNothing : null;
  };
  const localSays = (): string | null => {
    if (!here.data) return here.isError ? findWords.nothing : null;
    if (!here.data.ready) return findWords.building;
    return local.length === 0 ? findWords.nothing : null;
  };
  return { text: here.data?.text ?? '', local, crm, localSays: localSays(), crmSays: crmSays() };
}
