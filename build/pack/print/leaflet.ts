import type { Language } from '../../../shared/domain/primitives';
import { inLanguage } from '../../../shared/packs/lookup';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { periodIn, placeWords, recordWords, triggerIn } from './rule-words';

export type Section = { heading: string; lines: string[] };

const words = {
  en: {
    who: 'Who we are',
    dpo: 'For questions about your details',
    corrections: 'To have a mistake put right',
    why: 'Why we use your details, and what lets us',
    basis: 'Basis',
    optional: 'only if you say yes',
    who_gets: 'Who may get your details',
    nobody: 'Only the team of ours that does the work.',
    where: 'Where your details may be kept',
    how_long: 'How long they are kept',
    decides: 'as long as this says',
    rights: 'Your rights',
    floor:
      'You can ask us for a copy of what we hold about you, to put it right, to delete it, to use it less, or to stop using it. Some of these depend on the case. Asking is free and needs no form.',
    complain: 'How to complain',
    tell_us: 'Tell us first, if you like:',
    or: 'You can also go to',
    whole: 'The whole notice',
    assumed: 'assumed',
  },
  cy: {
    who: 'Pwy ydym ni',
    dpo: 'Cwestiynau am eich manylion',
    corrections: 'I gywiro camgymeriad',
    why: 'Pam rydym yn defnyddio eich manylion, a beth sy’n caniatáu hynny',
    basis: 'Sail',
    optional: 'dim ond os dywedwch ie',
    who_gets: 'Pwy all gael eich manylion',
    nobody: 'Dim ond ein tîm ni sy’n gwneud y gwaith.',
    where: 'Lle gellir cadw eich manylion',
    how_long: 'Am ba hyd y cânt eu cadw',
    decides: 'yn ôl yr hyn a ddywed',
    rights: 'Eich hawliau',
    floor:
      'Gallwch ofyn i ni am gopi o’r hyn sydd gennym amdanoch, am ei gywiro, am ei ddileu, am gyfyngu ar ei ddefnydd, neu am roi’r gorau i’w ddefnyddio. Mae rhai o’r rhain yn dibynnu ar yr achos. Mae gofyn am ddim ac nid oes angen ffurflen.',
    complain: 'Sut i gwyno',
    tell_us: 'Dywedwch wrthym ni yn gyntaf, os hoffech:',
    or: 'Gallwch hefyd fynd at',
    whole: 'Yr hysbysiad llawn',
    assumed: 'tybiedig',
  },
} as const satisfies Record<Language, Record<string, string>>;

type Notice = CouncilPack['notices'][number];
const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(', ');

/** The notice as a leaflet: what UK GDPR Art 13 wants told, from the pack's own data. */
export function leafletSections(pack: CouncilPack, notice: Notice, language: Language): Section[] {
  const w = words[language];
  const mark = (assumed: boolean): string => (assumed ? ` [${w.assumed}]` : '');
  const { controller, dpo, regulator, rights, transfers } = pack;
  const at = notice.corrections;
  return [
    {
      heading: w.who,
      lines: [
        controller.name,
        ...controller.addresses.map(({ use, address }) => `${use}: ${address}`),
        `${w.dpo}: ${joined(dpo.label, dpo.address, dpo.email, dpo.phone)}`,
        ...(at ? [`${w.corrections}: ${joined(at.email, at.phone, at.address)}`] : []),
      ],
    },
    ...notice.sections.map(({ heading, body }) => ({
      heading: inLanguage(heading, language),
      lines: inLanguage(body, language).split('\n').filter(Boolean),
    })),
    {
      heading: w.why,
      lines: purposesOf(pack, notice).map(({ said, bases, optional }) => {
        const because = bases.map(({ article, law, assumed }) => joined(article, law) + mark(assumed));
        const only = optional ? ` (${w.optional})` : '';
        return `• ${inLanguage(said, language)}${only}. ${w.basis}: ${because.join('; ')}.`;
      }),
    },
    {
      heading: w.who_gets,
      lines:
        pack.recipients.length > 0
          ? pack.recipients.map(({ name, what }) => `• ${name}: ${inLanguage(what, language)}`)
          : [w.nobody],
    },
    { heading: w.where, lines: [inLanguage(transfers.said, language)] },
    { heading: w.how_long, lines: rulesOf(pack, notice, language) },
    {
      heading: w.rights,
      lines: [w.floor, ...rights.said.map(({ text }) => `• ${inLanguage(text, language)}`)],
    },
    {
      heading: w.complain,
      lines: [`${w.tell_us} ${rights.complaints}.`, `${w.or} ${regulator.name}, ${regulator.url}.`],
    },
    { heading: w.whole, lines: [notice.link] },
  ];
}

/** Purposes of the services under this notice; all of them where no service names it. */
function purposesOf(pack: CouncilPack, notice: Notice): CouncilPack['purposes'] {
  const used = new Set(pack.services.filter((s) => s.noticeId === notice.id).map((s) => s.purposeId));
  return pack.purposes.filter(({ id, optional }) => used.size === 0 || used.has(id) || optional);
}

/** The rules that the notice names; those that it leaves unnamed hold for it too where it names none. */
function rulesOf(pack: CouncilPack, notice: Notice, language: Language): string[] {
  const w = words[language];
  const named = pack.retention.filter(({ id }) => notice.retentionRuleIds.includes(id));
  return (named.length > 0 ? named : pack.retention).map(
    ({ where, record, covers, period, trigger, decidedBy, assumed }) => {
      const time = period
        ? `${periodIn(period, language)} ${triggerIn(trigger, language)}`
        : `${w.decides}: ${decidedBy ?? ''}`;
      const what = recordWords[covers === 'email' ? 'handoff-by-email' : record]?.[language] ?? record;
      return `• ${placeWords[where][language]}, ${what}: ${time}${assumed ? ` [${w.assumed}]` : ''}.`;
    },
  );
}
