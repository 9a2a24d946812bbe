import type { EnquiryRecord, OutcomeKind } from '../../shared/domain/enquiry';
import type { NoticeReceipt } from '../../shared/domain/notice-receipt';
import { readPhone } from '../../shared/domain/phone';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { staffLabel } from '../../shared/packs/lookup';
import { dayWords, momentWords } from './dates';
import { packOnScreen } from './pack-on-screen';
import { itemsWords, representativeFact } from './people-words';

export type Fact = { label: string; value: string };

export const outcomeName: Record<OutcomeKind, string> = {
  resolved: 'Resolved',
  passed: 'Passed on',
  signposted: 'Signposted',
  'call-back': 'Call back',
};

export const channelName = { phone: 'phone', 'in-person': 'in person' } as const;

function outcomeValue({ kind, team, detail, by }: EnquiryRecord['body']['outcome'], today: string): string {
  const name = kind === 'passed' && team ? `Passed to ${team}` : outcomeName[kind];
  return [name, detail, by ? `by ${dayWords(by, today)}` : ''].filter(Boolean).join(', ');
}

/** How a service's own answers are read: by the labels and choices of its fields. */
export function answerReader(pack: CouncilPack | null, serviceId: string, today: string) {
  const fields = pack?.services.find((s) => s.id === serviceId)?.fields ?? [];
  return {
    labelOf: (id: string): string => fields.find((f) => f.id === id)?.label ?? id,
    valueOf(id: string, value: string): string {
      const field = fields.find((f) => f.id === id);
      if (field?.kind === 'choice') return field.choices?.find((c) => c.id === value)?.label ?? value;
      if (field?.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dayWords(value, today);
      return value;
    },
  };
}

/** A number as people write it; as it was typed where it is none. */
export const phoneWords = (phone: string): string => readPhone(phone)?.national ?? phone;

const directEntryFact = ({ system, reference }: NonNullable<EnquiryRecord['body']['directEntry']>): Fact => ({
  label: `In ${system}`,
  value: reference ?? 'Still to be entered',
});

/** What was written, as one reads it, in the order of the service's own fields. */
export function enquiryFacts(record: EnquiryRecord, inForce: CouncilPack | null, today: string): Fact[] {
  const { body } = record;
  const { language } = body.interaction;
  const pack = inForce && packOnScreen(inForce, language);
  const shown = (label: string): string => (inForce ? staffLabel(inForce, label, language) : label);
  const { labelOf, valueOf } = answerReader(pack, body.service.id, today);
  const person: Fact[] = [
    { label: 'Name', value: body.person?.name ?? '' },
    { label: 'Phone', value: body.person?.phone ? phoneWords(body.person.phone) : '' },
    { label: 'E-mail', value: body.person?.email ?? '' },
    { label: 'Address', value: body.person?.address ?? '' },
    { label: 'Postcode', value: body.person?.postcode ?? '' },
  ];
  return [
    { label: 'About', value: shown(body.service.name) },
    ...(body.representative ? [representativeFact(body.representative, pack, today)] : []),
    ...(body.anonymous ? [{ label: 'Who', value: 'Anonymous: nothing personal was needed' }] : person),
    ...Object.entries(body.fields).map(([id, value]) => ({ label: labelOf(id), value: valueOf(id, value) })),
    ...(body.directEntry ? [directEntryFact(body.directEntry)] : []),
    { label: 'Not given', value: itemsWords(pack, body.service.id, body.refusals ?? []) },
    { label: 'Note', value: body.note },
    {
      label: 'Outcome',
      value: outcomeValue({ ...body.outcome, team: body.outcome.team && shown(body.outcome.team) }, today),
    },
  ].filter((fact) => fact.value !== '');
}

const deferralSentence = (first: { at: string; reason: string } | undefined, today: string): string =>
  first ? ` Left for later first, at ${momentWords(first.at, today)}: ${first.reason}` : '';

/** Shown is not said. Of the right to object only that it was told apart is on record, by either. */
function givenSentence(receipt: Extract<NoticeReceipt, { status: 'given' }>, at: string): string {
  const { version, manner, objectionSaid } = receipt;
  const how = manner === 'displayed' ? 'shown' : 'said';
  const apart = `the right to object ${manner === 'displayed' ? 'told' : 'said'} separately`;
  return `Notice ${version} ${how} at ${at}, ${objectionSaid ? apart : 'the right to object not said'}.`;
}

/** What was said about data in this call, as proof in words. */
export function receiptSentence(receipt: NoticeReceipt, today: string): string {
  const at = momentWords(receipt.at, today);
  switch (receipt.status) {
    case 'given':
      return `${givenSentence(receipt, at)}${deferralSentence(receipt.deferredFirst, today)}`;
    case 'already-given':
      return `They had the notice already: version ${receipt.givenVersion}, on ${dayWords(receipt.givenOn, today)}. Noted at ${at}.`;
    case 'deferred':
      return `Left for later at ${at}: ${receipt.reason}`;
  }
}
