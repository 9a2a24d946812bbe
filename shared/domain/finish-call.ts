import { askedFields, keptAnswers } from '../policy/asked-fields';
import { isKeptApart } from '../policy/delicate-fields';
import { serviceOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { CallDraft, EnquiryDraft } from './call-draft';
import { isPersonField, type EnquiryBody, type Outcome, type Person } from './enquiry';
import { ALL_DETAILS } from './refusals';
import type { NoticeReceipt } from './notice-receipt';
import { readPhone } from './phone';
import { readPostcode } from './postcode';
import { keptSensitive, tagOfField } from './sensitive-details';

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

type Told = Pick<EnquiryBody, 'person' | 'fields' | 'note' | 'sensitive' | 'directEntry'>;

/** A case that lives in another system: where, and under which reference. Nothing else of it is stored (S0:31). */
function toldElsewhere(system: string, enquiry: EnquiryDraft): Told {
  const reference = enquiry.toEnter ? null : enquiry.systemReference.trim() || null;
  return { person: null, fields: {}, note: '', directEntry: { system, reference } };
}

/** What was answered and written; what is delicate by law goes apart from the rest. */
function toldHere(pack: CouncilPack, draft: CallDraft, enquiry: EnquiryDraft): Told {
  const answers = keptAnswers(pack, draft.channel, enquiry);
  const plain = Object.fromEntries(
    answers.filter(({ field }) => !isKeptApart(field)).map(({ field, value }) => [field.id, value]),
  );
  const asked = answers.flatMap(({ field: { id, delicate }, value }) =>
    delicate === 'health' || delicate === 'criminal'
      ? [{ tag: tagOfField(pack, delicate), text: value, fieldId: id }]
      : [],
  );
  const sensitive = [...asked, ...keptSensitive(pack, enquiry)];
  return {
    person: enquiry.needsPersonalDetails === false ? null : personOf(plain),
    fields: Object.fromEntries(Object.entries(plain).filter(([id]) => !isPersonField(id))),
    note: enquiry.note.trim(),
    ...(sensitive.length > 0 && { sensitive }),
  };
}

/** Which reasons were said and what was not given, of what this enquiry asks; left out where there is nothing. */
function askedAbout(pack: CouncilPack, draft: CallDraft, enquiry: EnquiryDraft) {
  const asked = new Set(askedFields(pack, draft.channel, enquiry).map(({ id }) => id));
  const reasonsGiven = enquiry.reasons.filter(({ fieldId }) => asked.has(fieldId));
  const refusals = enquiry.refusals.filter(({ item }) => item === ALL_DETAILS || asked.has(item));
  return {
    ...(reasonsGiven.length > 0 && { reasonsGiven }),
    ...(refusals.length > 0 && { refusals }),
  };
}

/** The reason for a deferral is free text, and may tell who it was about: nothing for an anonymous enquiry. */
function withoutReason(receipt: NoticeReceipt): NoticeReceipt[] {
  if (receipt.status !== 'given') return [];
  const { deferredFirst: _, ...given } = receipt;
  return [given];
}

/**
 * The body of one finished enquiry: only the fields that its service asks on this channel and that are open, nothing
 * personal when it is anonymous. Null without a service or an outcome. The draft must have no `savingNeeds` left;
 * `endedAt` is ISO 8601 with an offset.
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
  const { representative, consents } = draft;
  return {
    interaction: {
      id: draft.id,
      channel: draft.channel,
      language: draft.language,
      startedAt: draft.startedAt,
      endedAt,
      ...(draft.languages.length > 1 && { languages: draft.languages }),
    },
    receipts: anonymous ? draft.receipts.flatMap(withoutReason) : draft.receipts,
    service: { id: service.id, lgsl: service.lgsl, name: service.name },
    anonymous,
    ...(service.system === null ? toldHere(pack, draft, enquiry) : toldElsewhere(service.system, enquiry)),
    outcome: outcomeOf(enquiry, kind, service.team),
    ...askedAbout(pack, draft, enquiry),
    ...(representative &&
      !anonymous && { representative: { ...representative, name: representative.name.trim() } }),
    // Nobody could be asked for again who stayed anonymous.
    ...(consents.length > 0 && !anonymous && { consents }),
  };
}
