import type { EnquiryDraft } from '../domain/call-draft';
import { isRefused } from '../domain/refusals';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { PackField } from '../packs/schema/service';

/**
 * Floor in code, whatever a service's fields say: health and criminal data are asked for only where the pack asks with
 * a reason (S1:29, S3:32-39), a date of birth only where it is not hidden (S2:21).
 */
export function mayBeAsked(pack: CouncilPack, { delicate }: PackField): boolean {
  switch (delicate) {
    case 'health':
      return pack.specialCategory.mode === 'ask-with-reason';
    case 'criminal':
      return pack.criminalData.mode === 'ask-with-reason';
    case 'birth':
      return pack.dateOfBirth.mode !== 'hidden';
    case 'financial':
    case undefined:
      return true;
  }
}

/** `pick`: one of the pack's reasons is picked first. `say`: the reason is said first (S4:28). null: like any field. */
export function reasonFirst(pack: CouncilPack, { delicate }: PackField): 'pick' | 'say' | null {
  if (delicate === undefined) return null;
  if (delicate !== 'birth') return 'say';
  return pack.dateOfBirth.mode === 'shown' ? null : 'pick';
}

/** Why a field takes nothing: its reason is still to come, or they would rather not say. `open`: it takes what is typed. */
export type FieldDoor = 'open' | 'reason-first' | 'refused';

export function fieldDoor(pack: CouncilPack, enquiry: EnquiryDraft, field: PackField): FieldDoor {
  if (isRefused(enquiry, field)) return 'refused';
  const first = reasonFirst(pack, field);
  if (first === null) return 'open';
  const given = enquiry.reasons.find(({ fieldId }) => fieldId === field.id);
  const known = first === 'say' || pack.dateOfBirth.reasons.some(({ id }) => id === given?.reasonId);
  return given && known ? 'open' : 'reason-first';
}

/** Whether an answer is kept with the sensitive details, sealed apart, rather than among the others (law 2.4). */
export function isKeptApart({ delicate }: PackField): boolean {
  return delicate === 'health' || delicate === 'criminal';
}
