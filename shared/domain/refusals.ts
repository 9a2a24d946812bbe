import { fieldsAsked, serviceOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { PackField } from '../packs/schema/service';
import type { CallDraft, EnquiryDraft } from './call-draft';
import type { Channel } from './primitives';

/** The item of a refusal that means all that is personal. */
export const ALL_DETAILS = 'details';

/** Whether this was asked for and not given, by itself or with all that is personal. */
export function isRefused(enquiry: Pick<EnquiryDraft, 'refusals'>, field: PackField): boolean {
  return field.personal && enquiry.refusals.some(({ item }) => item === field.id || item === ALL_DETAILS);
}

/** What of a service's own needs was not given, so that the team may not be able to act. */
export function requiredRefused(pack: CouncilPack, enquiry: EnquiryDraft, channel: Channel): PackField[] {
  const service = serviceOf(pack, enquiry.serviceId);
  if (!service || enquiry.needsPersonalDetails === false) return [];
  return fieldsAsked(service, channel, false).filter(
    (field) => field.ask[channel] === 'required' && isRefused(enquiry, field),
  );
}

const changed = (
  draft: CallDraft,
  id: string,
  change: (enquiry: EnquiryDraft) => EnquiryDraft,
): CallDraft => ({
  ...draft,
  enquiries: draft.enquiries.map((enquiry) => (enquiry.id === id ? change(enquiry) : enquiry)),
});

/**
 * Writes down that something was not given, and nothing else about it: what of it was typed goes (S0:39). Where the
 * service cannot do without it, how the enquiry ends is to be chosen anew.
 */
export function recordRefusal(
  pack: CouncilPack,
  draft: CallDraft,
  enquiryId: string,
  item: string,
  at: string,
): CallDraft {
  const everyField = pack.services.flatMap((service) => service.fields);
  return changed(draft, enquiryId, (enquiry) => {
    const others = enquiry.refusals.filter((r) => item !== ALL_DETAILS && r.item !== item);
    const refused = { ...enquiry, refusals: [...others, { item, at }] };
    const gone = new Set(everyField.filter((f) => isRefused(refused, f)).map((f) => f.id));
    const values = Object.fromEntries(Object.entries(enquiry.values).filter(([id]) => !gone.has(id)));
    const before = requiredRefused(pack, enquiry, draft.channel).length;
    const more = requiredRefused(pack, refused, draft.channel).length > before;
    const outcome = more ? { ...enquiry.outcome, kind: null } : enquiry.outcome;
    return { ...refused, values, outcome };
  });
}

/** They give it after all: nothing stays on record of the refusal. */
export function takeBackRefusal(
  pack: CouncilPack,
  draft: CallDraft,
  enquiryId: string,
  item: string,
): CallDraft {
  return changed(draft, enquiryId, (enquiry) => {
    const refusals = enquiry.refusals.filter((r) => r.item !== item);
    if (refusals.length === enquiry.refusals.length) return enquiry;
    const given = { ...enquiry, refusals };
    const useful = requiredRefused(pack, given, draft.channel).length === 0;
    const usual = useful ? (serviceOf(pack, enquiry.serviceId)?.usualOutcome ?? null) : null;
    return { ...given, outcome: { ...enquiry.outcome, kind: enquiry.outcome.kind ?? usual } };
  });
}
