import { fieldsAsked, serviceOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { CallDraft, EnquiryDraft } from './call-draft';
import { isPersonField, type EnquiryBody, type Outcome, type Person } from './enquiry';
import { readPhone } from './phone';
import { readPostcode } from './postcode';

/** What is kept of a person, normalised where it can be read and as typed where it can't. */
function personOf(values: Readonly<Record<string, string>>): Person {
  const person: Person = {};
  for (const [id, typed] of Object.entries(values)) {
    if (!isPersonField(id)) continue;
    if (id === 'phone') {
      const phone = readPhone(typed);
      person.phone = phone?.possible ? phone.e164 : typed;
    } else if (id === 'postcode') person.postcode = readPostcode(typed) ?? typed;
    else person[id] = typed;
  }
  return person;
}

/** Only what belongs to how it ended: what was written for another ending is on no screen any more. */
function outcomeOf({ outcome }: EnquiryDraft, kind: Outcome['kind'], serviceTeam: string): Outcome {
  const { detail, team, by } = outcome;
  switch (kind) {
    case 'passed':
      return { kind, detail: '', team: team ?? serviceTeam, by };
    case 'call-back':
      return { kind, detail: '', team, by };
    case 'signposted':
      return { kind, detail: detail.trim(), team: null, by: null };
    case 'resolved':
      return { kind, detail: '', team: null, by: null };
  }
}

/**
 * The body of one finished enquiry: only the fields that its service asks on this channel, nothing personal when it
 * is anonymous. Null without a service or an outcome. The draft must have no `savingNeeds` left; `endedAt` is ISO 8601 with an offset.
 */
export function finishEnquiry(
  pack: CouncilPack,
  draft: CallDraft,
  enquiry: EnquiryDraft,
  endedAt: string,
): EnquiryBody | null {
  const service = serviceOf(pack, enquiry.serviceId);
  const { kind } = enquiry.outcome;
  if (!service || !kind) return null;
  const anonymous = enquiry.needsPersonalDetails === false;
  const asked = fieldsAsked(service, draft.channel, anonymous);
  const values = Object.fromEntries(
    asked.map((f) => [f.id, enquiry.values[f.id]?.trim() ?? '']).filter(([, v]) => v !== ''),
  ) as Record<string, string>;
  const fields = Object.fromEntries(Object.entries(values).filter(([id]) => !isPersonField(id)));
  return {
    interaction: {
      id: draft.id,
      channel: draft.channel,
      language: draft.language,
      startedAt: draft.startedAt,
      endedAt,
      ...(draft.languages.length > 1 && { languages: draft.languages }),
    },
    // The reason for a deferral is free text, and may tell who it was about.
    receipts: anonymous ? draft.receipts.filter((r) => r.status === 'given') : draft.receipts,
    service: { id: service.id, lgsl: service.lgsl, name: service.name },
    anonymous,
    person: anonymous ? null : personOf(values),
    fields,
    note: enquiry.note.trim(),
    outcome: outcomeOf(enquiry, kind, service.team),
  };
}
