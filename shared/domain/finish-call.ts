import { fieldsAsked, serviceOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema';
import type { CallDraft, EnquiryDraft } from './call-draft';
import { personFieldIds, type EnquiryBody, type Person } from './enquiry';
import { readPhone } from './phone';
import { readPostcode } from './postcode';

/** What is kept of a person, normalised where it can be read and as typed where it can't. */
function personOf(values: Readonly<Record<string, string>>): Person {
  const person: Person = {};
  for (const id of personFieldIds) {
    const typed = values[id]?.trim();
    if (!typed) continue;
    if (id === 'phone') person.phone = readPhone(typed)?.e164 ?? typed;
    else if (id === 'postcode') person.postcode = readPostcode(typed) ?? typed;
    else person[id] = typed;
  }
  return person;
}

/**
 * The body of one finished enquiry: only the fields that its service asks on this channel, nothing personal when it
 * is anonymous. The draft must have no `savingNeeds` left; `endedAt` is ISO 8601 with an offset.
 */
export function finishEnquiry(
  pack: CouncilPack,
  draft: CallDraft,
  enquiry: EnquiryDraft,
  endedAt: string,
): EnquiryBody | null {
  const service = serviceOf(pack, enquiry.serviceId);
  if (!service || !enquiry.outcome.kind) return null;
  const anonymous = enquiry.needsPersonalDetails === false;
  const asked = fieldsAsked(service, draft.channel, anonymous);
  const values = Object.fromEntries(
    asked.map((f) => [f.id, enquiry.values[f.id]?.trim() ?? '']).filter(([, v]) => v !== ''),
  ) as Record<string, string>;
  const isPersonField = (id: string): boolean => (personFieldIds as readonly string[]).includes(id);
  const fields = Object.fromEntries(Object.entries(values).filter(([id]) => !isPersonField(id)));
  const { kind, detail, team, by } = enquiry.outcome;
  return {
    interaction: {
      id: draft.id,
      channel: draft.channel,
      language: draft.language,
      startedAt: draft.startedAt,
      endedAt,
    },
    receipts: draft.receipts,
    service: { id: service.id, lgsl: service.lgsl, name: service.name },
    anonymous,
    person: anonymous ? null : personOf(values),
    fields,
    note: enquiry.note.trim(),
    outcome: { kind, detail: detail.trim(), team: kind === 'passed' ? (team ?? service.team) : team, by },
  };
}
