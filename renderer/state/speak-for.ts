import type { Representative } from '../../shared/domain/representative';
import { asType, beginRepresentative, seeProof } from '../../shared/domain/speak-for';
import { ABOUT_CALL } from '../../shared/prompter/trail-of';
import { peopleWords } from '../copy/people-words';
import { goTo } from '../ui/place';
import { announce } from './desk-view';
import { andGoOn } from './go-on';
import { nowInstant } from './now';
import { changeCall, useOpenCall, type OpenCall } from './open-call';
import { closeSide, openSide } from './side-script';

const noted = ({ setting }: OpenCall) => ({ at: nowInstant(), by: setting.officer.id });

/** Someone speaks for the person: listening comes first, so that it is written down with nothing seen. */
export function someoneSpeaks(): void {
  const call = useOpenCall.getState().call;
  if (!call || call.setting.pack.representatives.types.length === 0) return;
  const begun = call.draft.representative !== null;
  changeCall((draft, now) => beginRepresentative(now.setting.pack, draft, noted(now)));
  if (begun || !openSide('representative', ABOUT_CALL)) goTo('representative');
}

function change(how: (before: Representative, call: OpenCall) => Representative): void {
  changeCall((draft, call) => {
    const { representative } = draft;
    if (!representative) return draft;
    const after = how(representative, call);
    return after === representative ? draft : { ...draft, representative: after };
  });
}

export function chooseRepresentativeType(typeId: string): void {
  change((before, call) => {
    const type = call.setting.pack.representatives.types.find(({ id }) => id === typeId);
    return type && type.id !== before.typeId ? asType(type, before.name, noted(call)) : before;
  });
}

/** What was seen, by its kind; null: nothing. */
export function noteProof(proof: string | null): void {
  change((before, call) => seeProof(call.setting.pack, before, proof, noted(call)));
}

export function writeRepresentative(
  written: Partial<Pick<Representative, 'name' | 'scope' | 'expiresOn'>>,
): void {
  change((before) => ({ ...before, ...written }));
}

/** They speak for themselves after all. */
export function nobodySpeaks(): void {
  const side = useOpenCall.getState().call?.side;
  if (side?.role === 'representative') closeSide();
  andGoOn(() => changeCall((draft) => ({ ...draft, representative: null })));
  announce(peopleWords.representative.removed);
}
