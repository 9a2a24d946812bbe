import { ALL_DETAILS } from '../../shared/domain/refusals';
import type { ConsentEvent } from '../../shared/domain/consent-event';
import type { Representative } from '../../shared/domain/representative';
import { mayBeTold } from '../../shared/domain/speak-for';
import { serviceOf } from '../../shared/packs/lookup';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { dayWords, listWords, momentWords } from './dates';

/** Who speaks for whom, what was not given, and optional questions. */
export const peopleWords = {
  pays: 'They want to pay',
  speaksFor: 'Someone speaks for them',
  representative: {
    title: 'Speaking for them',
    type: 'Who is it?',
    name: 'Their own name',
    proof: 'What you saw',
    nothingSeen: 'Nothing seen: I only listen',
    proofHint: 'Only that you saw it. Copy nothing and write down no number of it.',
    scope: 'What they may speak about',
    until: 'Until when',
    remove: 'Nobody speaks for them',
    removed: 'Taken out: they speak for themselves.',
    listen: (person: string) => `You may listen and write down. Tell them nothing about ${person}.`,
    mayTell: (scope: string, until: string | null) =>
      `You may tell them about: ${scope || 'what they ask'}${until ? `, until ${until}` : ''}.`,
    someone: 'the person they speak for',
  },
  refusal: {
    ratherNot: 'Rather not say',
    ratherNotAll: 'They’d rather not say: all details',
    ratherNotShort: 'rather not',
    ratherNotField: (label: string) => `They’d rather not say: ${label}`,
    notGiven: 'Not given; the team is told just that',
    giveAfterAll: 'give it after all',
    giveAfterAllOf: (label: string) => `They give it after all: ${label}`,
    details: 'details',
    notPersonal: 'This is not about the person, so it is simply left empty.',
    recorded: (item: string) => `${item}: not given.`,
    without: (items: readonly string[], consequence: string, alternative: string) =>
      `Not given: ${listWords(items)}. Without ${items.length === 1 ? 'it' : 'them'} we can’t ${consequence}; we can still ${alternative}. Choose how it ends.`,
    /** Where the pack names neither. */
    consequence: 'do all of what was asked',
    alternative: 'give general advice',
  },
  optional: {
    title: 'One optional question',
    offer: (purpose: string) => `${purpose}. It changes nothing.`,
    ask: 'Ask it',
    heading: 'Optional questions',
    withdraw: 'Withdraw',
    withdrawFor: (purpose: string) => `Withdraw: ${purpose}`,
    withdrawn: 'Withdrawn. The CRM is told by itself; where it went on paper alone, please tell the team.',
  },
} as const;

export function representativeTypeName(pack: CouncilPack | null, typeId: string): string {
  return pack?.representatives.types.find((type) => type.id === typeId)?.name ?? typeId;
}

export function representativeFact(
  { typeId, name, proof, scope, expiresOn }: Representative,
  pack: CouncilPack | null,
  today: string,
): { label: string; value: string } {
  const type = representativeTypeName(pack, typeId);
  const who = name ? `${name} (${type})` : type;
  const seen =
    proof === null
      ? 'nothing seen: nothing may be told'
      : [`seen: ${proof}`, scope, expiresOn ? `until ${dayWords(expiresOn, today)}` : '']
          .filter(Boolean)
          .join(', ');
  return { label: 'Spoken for by', value: `${who}; ${seen}` };
}

/** What the advisor may do with somebody who speaks for another, in one line. */
export function tellingWords(representative: Representative, person: string, today: string): string {
  const { representative: said } = peopleWords;
  if (!mayBeTold(representative, today)) return said.listen(person || said.someone);
  const { scope, expiresOn } = representative;
  return said.mayTell(scope, expiresOn && dayWords(expiresOn, today));
}

/** A field, or all details, as it is named in a sentence. */
export function itemWords(pack: CouncilPack | null, serviceId: string | null, item: string): string {
  if (item === ALL_DETAILS) return peopleWords.refusal.details;
  const service = pack && serviceOf(pack, serviceId);
  const fields = service?.fields ?? pack?.services.flatMap((one) => one.fields) ?? [];
  return fields.find(({ id }) => id === item)?.label ?? item;
}

export function itemsWords(
  pack: CouncilPack | null,
  serviceId: string,
  refusals: readonly { item: string }[],
): string {
  return listWords(refusals.map(({ item }) => itemWords(pack, serviceId, item)));
}

export function purposeName(pack: CouncilPack | null, purposeId: string): string {
  return pack?.purposes.find(({ id }) => id === purposeId)?.name ?? purposeId;
}

/** An answer to an optional question in one word; as it came where it is none. */
export function consentWord(answer: string): string {
  return answer === 'given' ? 'yes' : answer === 'refused' ? 'no' : answer;
}

/** Where one optional question stands, as a sentence. */
export function consentSentence(event: ConsentEvent, today: string): string {
  const at = momentWords(event.at, today);
  switch (event.answer) {
    case 'given':
      return event.expiresOn
        ? `Yes, ${at}; counts until ${dayWords(event.expiresOn, today)}.`
        : `Yes, ${at}.`;
    case 'refused':
      return `No, ${at}. It changes nothing.`;
    case 'withdrawn':
      return `Withdrawn, ${at}.`;
  }
}
