import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { FindHit } from '../../../shared/ipc/vault-contract';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { findCrmQuery, findLocalQuery, statusQuery } from '../../bridge/queries';
import { queryClient } from '../../bridge/query-client';
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

/** A card number is looked for nowhere. */
const lookedFor = (typed: string): string => (holdsCardNumber(typed) ? '' : typed.trim());

/** Asks this PC at once, before the screen is drawn with the letter; what is drawn then finds the question asked. */
export function findSoon(typed: string): void {
  const text = lookedFor(typed);
  if (text !== '') void queryClient.prefetchQuery(findLocalQuery(text));
}

const none: FindHit[] = [];

/** Finds here at every letter and in the CRM when the typing rests; says which is which, and what was not checked. */
export function useFind(typed: string): Found {
  const text = lookedFor(typed);
  const here = useQuery(findLocalQuery(text));
  const rested = useRested(text);
  const askable = rested.length >= SHORTEST_FOR_CRM ? rested : '';
  const there = useQuery(findCrmQuery(askable));
  const offline = useQuery(statusQuery).data?.connectivity.state === 'offline';

  const checked = askable !== '' && there.data?.state === 'checked' ? there.data.hits : none;
  const local = text === '' ? none : (here.data?.hits ?? none);
  const crm = useMemo(() => {
    const known = new Set(local.map((hit) => hit.reference));
    return text === '' ? none : checked.filter((hit) => !known.has(hit.reference));
  }, [text, local, checked]);
  if (text === '') {
    const localSays = typed.trim() === '' ? null : words.cardNumber.notLookedFor;
    return { text, local, crm, localSays, crmSays: null };
  }

  const crmSays = (): string | null => {
    if (offline) return findWords.notChecked.offline;
    if (text.length < SHORTEST_FOR_CRM) return null;
    if (there.isError) return findWords.notChecked['no-answer'];
    if (askable === '' || there.isPending) return findWords.checking;
    if (there.data.state === 'not-checked') return findWords.notChecked[there.data.why];
    return crm.length === 0 ? findWords.crmNothing : null;
  };
  const localSays = (): string | null => {
    if (!here.data) return here.isError ? findWords.noAnswerHere : null;
    if (!here.data.ready) return findWords.building;
    return local.length === 0 ? findWords.nothing : null;
  };
  // Where this PC can't answer there are still the commands.
  return {
    text: here.isError ? text : (here.data?.text ?? ''),
    local,
    crm,
    localSays: localSays(),
    crmSays: crmSays(),
  };
}
