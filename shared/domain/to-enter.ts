import { keptAnswers } from '../policy/asked-fields';
import { serviceOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { SensitiveDetail } from './asked-about';
import type { CallDraft, EnquiryDraft } from './call-draft';
import { keptSensitive } from './sensitive-details';

/**
 * What is to be entered into a service's own system once that answers again. It is kept sealed on this desk alone,
 * never sent, and gone once the system's reference is recorded (S0:31).
 */
export type ToEnterNote = {
  v: 1;
  enquiryId: string;
  reference: string;
  capturedAt: string;
  packVersion: string;
  system: string;
  service: { id: string; name: string };
  /** By field id, personal ones included. */
  answers: Record<string, string>;
  note: string;
  sensitive: SensitiveDetail[];
  /** Its reference was recorded while the enquiry was held: it waits no more, and goes when the hold is lifted. */
  entered?: true;
  /** The enquiry was handed over on paper and is never sent: the CRM is told of no reference, even once it is purged. */
  onPaper?: true;
};

/** null where nothing waits to be entered. `capturedAt` is ISO 8601 with an offset. */
export function toEnterNote(
  pack: CouncilPack,
  draft: CallDraft,
  enquiry: EnquiryDraft,
  capturedAt: string,
): ToEnterNote | null {
  const service = serviceOf(pack, enquiry.serviceId);
  if (!service || service.system === null || !enquiry.toEnter) return null;
  return {
    v: 1,
    enquiryId: enquiry.id,
    reference: enquiry.reference,
    capturedAt,
    packVersion: draft.packVersion,
    system: service.system,
    service: { id: service.id, name: service.name },
    answers: Object.fromEntries(
      keptAnswers(pack, draft.channel, enquiry).map(({ field, value }) => [field.id, value]),
    ),
    note: enquiry.note.trim(),
    sensitive: keptSensitive(pack, enquiry),
  };
}
