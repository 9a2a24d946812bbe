import type { CallDraft, EnquiryDraft } from '../../shared/domain/call-draft';
import type { Language } from '../../shared/domain/primitives';
import { fillScript, inLanguage, labelIn, noticeIdOf, serviceOf } from '../../shared/packs/lookup';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import type { ScriptRole } from '../../shared/packs/schema/script';
import type { Text } from '../../shared/packs/schema/text';
import { deskPeriod } from '../../shared/policy/retention';
import type { PlaceholderName } from '../../shared/prompter/placeholders';
import { spokenChannel, spokenItem, spokenPeople } from './spoken-people';
import { spoken } from './spoken-words';

export type Speaker = {
  pack: CouncilPack;
  draft: CallDraft;
  active: EnquiryDraft;
  officer: string;
  today: string;
  /** The script that is said, and what it is about: a notice, a field, a purpose, by id. */
  role: ScriptRole;
  about: string;
};

/** The team that has it now: only when it is passed to one. */
export function passedTo(pack: CouncilPack, { serviceId, outcome }: EnquiryDraft): string | null {
  const passed = outcome.kind === 'passed' || outcome.kind === 'call-back';
  return passed ? (outcome.team ?? serviceOf(pack, serviceId)?.team ?? null) : null;
}

/** ", who should answer within 2 working days": said only where the pack promises it. */
function promiseOf({ pack, draft, today }: Speaker, language: Language): string {
  const [only, ...more] = draft.enquiries;
  if (!only || more.length > 0) return '';
  const { kind, by } = only.outcome;
  const words = spoken[language];
  if (kind === 'call-back' && by) return words.ringsBy(by, today);
  if (kind !== 'passed') return '';
  if (by) return words.answersBy(by, today);
  const days = serviceOf(pack, only.serviceId)?.answersWithinDays ?? null;
  if (days === null) return '';
  return days === 0 ? words.answersToday : words.answersWithin(days);
}

const unique = (items: string[]): string[] => [...new Set(items)];

/** The part of the council that a service belongs to; before one is picked, the one whose notice is given. */
function areaOf({ pack, active }: Speaker): string {
  const service = serviceOf(pack, active.serviceId);
  const noticeId = noticeIdOf(pack, active);
  const area = pack.areas.find((a) => (service ? a.id === service.areaId : a.noticeId === noticeId));
  return area?.name ?? pack.controller.shortName;
}

type Fill = (speaker: Speaker, language: Language) => string;

/** How each placeholder of a script is filled; null: by nothing yet, so that it stays visible. */
const filled: Readonly<Record<PlaceholderName, Fill | null>> = {
  council: ({ pack }) => pack.controller.name,
  officer: ({ officer }) => officer,
  dpo: ({ pack }) => pack.dpo.label,
  regulator: ({ pack }) => pack.regulator.name,
  link: ({ pack, active }) => pack.notices.find((n) => n.id === noticeIdOf(pack, active))?.link ?? '',
  period: ({ pack }, language) => spoken[language].period(deskPeriod(pack)),
  area: areaOf,
  reference: ({ draft }, language) => spoken[language].list(draft.enquiries.map((e) => e.reference)),
  team: ({ pack, draft }, language) =>
    spoken[language].list(
      unique(
        draft.enquiries.map((e) => labelIn(pack, passedTo(pack, e) ?? spoken[language].ourRecords, language)),
      ),
    ),
  by: promiseOf,
  system: ({ pack, active }) => serviceOf(pack, active.serviceId)?.system ?? pack.controller.shortName,
  purpose: ({ pack, active, role, about }, language) => {
    const id = role === 'consent' ? about : serviceOf(pack, active.serviceId)?.purposeId;
    const purpose = pack.purposes.find((p) => p.id === id);
    return purpose ? inLanguage(purpose.said, language) : '';
  },
  topic: ({ pack, active, role, about }, language) => {
    const field = serviceOf(pack, active.serviceId)?.fields.find(({ id }) => id === about);
    return role === 'reason' && field ? field.label.toLowerCase() : spoken[language].sensitive;
  },
  item: ({ pack, active, about }, language) => spokenItem(pack, active.serviceId, about, language),
  consequence: ({ pack, active }, language) => {
    const refusal = serviceOf(pack, active.serviceId)?.refusal;
    return refusal ? inLanguage(refusal.consequence, language) : spokenPeople[language].consequence;
  },
  alternative: ({ pack, active }, language) => {
    const refusal = serviceOf(pack, active.serviceId)?.refusal;
    return refusal ? inLanguage(refusal.alternative, language) : spokenPeople[language].alternative;
  },
  person: ({ active }, language) => active.values['name']?.trim() || spokenPeople[language].someone,
  channel: ({ active }, language) => spokenChannel(active.values, language),
  how: ({ pack, about }, language) => {
    const optional = pack.purposes.find((p) => p.id === about)?.optional;
    return optional ? inLanguage(optional.withdrawHow, language) : '';
  },
};

/** The sentence to say, in the language spoken, with its gaps filled. */
export function scriptWords(words: Text, speaker: Speaker): string {
  const { language } = speaker.draft;
  // What the pack has no Welsh for is said in English, and so is what is put into it.
  const said = words[language] === undefined ? 'en' : language;
  const values = Object.fromEntries(
    Object.entries(filled).flatMap(([name, fill]) =>
      fill ? [[name, labelIn(speaker.pack, fill(speaker, said), said)]] : [],
    ),
  );
  return fillScript(inLanguage(words, language), values);
}
