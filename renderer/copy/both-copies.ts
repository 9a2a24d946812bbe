import { outcomeKind, type EnquiryRecord } from '../../shared/domain/enquiry';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { CONSENT, consentLines, notGiven } from '../../shared/sync/parked-why';
import { answerReader, outcomeName, phoneWords } from './enquiry-facts';
import { consentWord, itemWords, purposeName, representativeTypeName } from './people-words';

export type Difference = { label: string; here: string; there: string };

/** What the CRM's copy has of its own accord; it says nothing about who changed what. */
const ofTheCrm = new Set(['Reference', 'CRM reference', 'Received', 'Changed', 'Taken by', 'anonymous']);

/** What was written here under the labels by which the CRM's copy comes (`shared/sync/parked-why.ts`). */
function asTheCrmNames({ body }: EnquiryRecord): Record<string, string> {
  const { person, outcome, representative, refusals = [], consents = [] } = body;
  return {
    Service: body.service.name,
    Name: person?.name ?? '',
    Phone: person?.phone ?? '',
    Email: person?.email ?? '',
    Address: person?.address ?? '',
    Postcode: person?.postcode ?? '',
    ...body.fields,
    Note: body.note,
    Outcome: outcome.kind,
    'Outcome in detail': outcome.detail,
    Team: outcome.team ?? '',
    'By when': outcome.by ?? '',
    'Spoken for by': representative?.typeId ?? '',
    Representative: representative?.name ?? '',
    'Proof seen': representative?.proof ?? '',
    'May speak for': representative?.scope ?? '',
    'May speak until': representative?.expiresOn ?? '',
    ...Object.fromEntries([...(refusals.length > 0 ? [notGiven(refusals)] : []), ...consentLines(consents)]),
  };
}

/** Where the two copies of a conflict differ, as one reads it; what is the same in both is left out. */
export function differences(
  record: EnquiryRecord,
  current: Readonly<Record<string, string>>,
  pack: CouncilPack | null,
  today: string,
): Difference[] {
  const here = asTheCrmNames(record);
  const { labelOf, valueOf } = answerReader(pack, record.body.service.id, today);
  const read = (label: string, value: string): string => {
    if (label === 'Phone') return phoneWords(value);
    if (label === 'Spoken for by' && value) return representativeTypeName(pack, value);
    if (label === 'Not given' && value)
      return value
        .split(', ')
        .map((item) => itemWords(pack, record.body.service.id, item))
        .join(', ');
    if (label.startsWith(CONSENT)) return consentWord(value);
    const kind = label === 'Outcome' ? outcomeKind.safeParse(value) : null;
    return kind?.success ? outcomeName[kind.data] : valueOf(label, value);
  };
  return [...new Set([...Object.keys(here), ...Object.keys(current)])]
    .filter((label) => !ofTheCrm.has(label) && (here[label] ?? '') !== (current[label] ?? ''))
    .map((label) => ({
      label: label.startsWith(CONSENT) ? purposeName(pack, label.slice(CONSENT.length)) : labelOf(label),
      here: read(label, here[label] ?? ''),
      there: read(label, current[label] ?? ''),
    }));
}
