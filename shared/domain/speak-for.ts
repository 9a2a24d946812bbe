import type { CouncilPack } from '../packs/schema/council-pack';
import { addPeriod, londonDate } from '../policy/civil-date';
import type { CallDraft } from './call-draft';
import type { Representative } from './representative';

export type RepresentativeType = CouncilPack['representatives']['types'][number];
type Noted = { at: string; by: string };

function typeOf(pack: CouncilPack, typeId: string): RepresentativeType | null {
  return pack.representatives.types.find((type) => type.id === typeId) ?? null;
}

/** Another kind of representative: what was seen for the one before proves nothing for this (law 2.12). */
export function asType(type: RepresentativeType, name: string, noted: Noted): Representative {
  return { typeId: type.id, name, proof: null, scope: type.scope, expiresOn: null, ...noted };
}

/** Somebody speaks for the person: written down with nothing seen yet, so that listening comes first. */
export function beginRepresentative(pack: CouncilPack, draft: CallDraft, noted: Noted): CallDraft {
  const [first] = pack.representatives.types;
  if (draft.representative || !first) return draft;
  return { ...draft, representative: asType(first, '', noted) };
}

/** They show nothing and are listened to all the same. */
export function onlyListen(pack: CouncilPack, draft: CallDraft, noted: Noted): CallDraft {
  const begun = beginRepresentative(pack, draft, noted);
  const { representative } = begun;
  if (!representative) return begun;
  return { ...begun, representative: seeProof(pack, representative, null, noted) };
}

/**
 * What was seen, by its kind. An authority that names no end of its own gets the pack's; without any there is nothing
 * that could end.
 */
export function seeProof(
  pack: CouncilPack,
  before: Representative,
  proof: string | null,
  noted: Noted,
): Representative {
  if (proof === before.proof) return before;
  const expiresOn =
    proof === null
      ? null
      : (before.expiresOn ?? addPeriod(londonDate(Date.parse(noted.at)), pack.representatives.expiresAfter));
  return { ...before, proof, expiresOn, ...noted };
}

/** Whether anything about the person may be told to them on this day: listening needs nothing, telling does. */
export function mayBeTold({ proof, expiresOn }: Representative, today: string): boolean {
  return proof !== null && (expiresOn === null || expiresOn >= today);
}

/** Whether a representative of a draft is one that the pack knows, with a proof that it takes. */
export function isOfPack(pack: CouncilPack, { typeId, proof }: Representative): boolean {
  const type = typeOf(pack, typeId);
  return type !== null && (proof === null || type.proof.includes(proof));
}
