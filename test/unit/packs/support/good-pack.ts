import { builtInPack } from '../../../../shared/packs/built-in';
import type { CouncilPack } from '../../../../shared/packs/schema/council-pack';
import type { Text } from '../../../../shared/packs/schema/text';
import { publicTexts } from '../../../../shared/packs/gate/walk';
import { goodScripts } from './good-scripts';

const en = (words: string): Text => ({ en: words });
const source = 'Made up for a test';

/** A pack of no council that keeps every rule and uses every part of the format, so that a test can break one thing. */
export function goodPack(): CouncilPack {
  const ask = { phone: 'optional', 'in-person': 'optional' } as const;
  return {
    ...builtInPack(),
    controllerId: 'no-council',
    status: 'production',
    notBefore: '2026-11-01T00:00:00Z',
    expires: '2027-11-01T00:00:00Z',
    assumed: [],
    openPoints: [],
    conflicts: [],
    notices: [
      {
        id: 'customer-services',
        version: '2026.11',
        title: 'How we use your details',
        link: 'council.example/privacy',
        leaflet: true,
        post: true,
        languages: ['en'],
        sections: [{ heading: en('Why'), body: en('To do what you ask of us.') }],
        corrections: null,
        retentionRuleIds: ['desk-copy'],
        source,
      },
    ],
    defaultNoticeId: 'customer-services',
    purposes: [
      {
        id: 'service-request',
        name: 'Dealing with a request',
        said: en('sort out what you asked for'),
        bases: [{ article: '6(1)(e)', law: null, assumed: false }],
        optional: null,
        source,
      },
      {
        id: 'ask-how-we-did',
        name: 'Asking how we did',
        said: en('ask how we did'),
        bases: [{ article: '6(1)(a)', law: null, assumed: false }],
        optional: { expiresAfter: 'P1Y', withdrawHow: en('Tell us and your consent is withdrawn.') },
        source,
      },
    ],
    specialCategory: {
      mode: 'ask-with-reason',
      condition: { article: '9(2)(g)', schedule: 'Schedule 1 paragraph 6', assumed: false, source },
      apdRef: 'Policy document 7',
      tags: [{ id: 'health', label: 'Health', law: 'special' }],
      source,
    },
    criminalData: { mode: 'never', condition: null, source },
    dateOfBirth: {
      mode: 'on-reason',
      reasons: [{ id: 'same-name', label: 'Same name twice', said: en('Two people here have your name.') }],
      source,
    },
    scripts: goodScripts(),
    areas: [{ id: 'waste', name: 'Waste', noticeId: 'customer-services', retentionRuleId: null }],
    services: [
      {
        ...builtInPack().services[0]!,
        id: 'missed-bin',
        areaId: 'waste',
        noticeId: 'customer-services',
        purposeId: 'service-request',
        route: 'crm',
        system: null,
        refusal: { consequence: en('we can’t find the bin'), alternative: en('tell you the next day') },
        fields: [
          { id: 'email', kind: 'email', label: 'E-mail', reason: en('To answer you.'), personal: true, ask },
          {
            id: 'stairs',
            kind: 'text',
            label: 'Help with the bin',
            reason: en('The crew fetches it.'),
            personal: true,
            delicate: 'health',
            ask,
          },
          {
            id: 'born',
            kind: 'date',
            label: 'Day',
            reason: en('To tell two people apart.'),
            personal: true,
            delicate: 'birth',
            ask,
          },
        ],
      },
    ],
    retention: [
      {
        id: 'desk-copy',
        record: 'enquiry',
        where: 'desk',
        period: 'P1M',
        decidedBy: null,
        trigger: 'passed',
        source,
        assumed: false,
      },
      {
        id: 'crm-copy',
        record: 'enquiry',
        where: 'crm',
        period: 'P3Y',
        decidedBy: null,
        trigger: 'closed',
        source,
        assumed: false,
      },
    ],
    recipients: [],
    electoral: { enabled: true, fields: ['name', 'address'], law: 'Regulation 35', source },
    recording: { on: true, why: en('to train our staff'), system: 'Recorder', source },
    survey: { mode: 'anonymised', purposeId: 'ask-how-we-did', source },
    visitors: { enabled: false, noticeId: null, source },
    subjectAccess: { ...builtInPack().subjectAccess, noticeId: null },
  };
}

/** The same as a demonstration, which assumes one basis and one period and says so. */
export function goodDemonstration(): CouncilPack {
  const pack = goodPack();
  pack.status = 'demonstration';
  pack.purposes[0]!.bases[0]!.assumed = true;
  pack.retention[0]!.assumed = true;
  pack.assumed = [
    { path: 'purposes.service-request.bases', why: 'The notice names none.' },
    { path: 'retention.desk-copy', why: 'The notice gives no period.' },
  ];
  return pack;
}

/** What the gate listens for in Welsh, in one text that does for all of them. */
const inWelsh = (words: string): string =>
  [
    'Geiriau Cymraeg',
    ...(words.match(/\{\w+\}/g) ?? []),
    ...(/recorded/.test(words) ? ['mae’r alwad hon yn cael ei recordio'] : []),
    ...(/\bobject\b/.test(words) ? ['gallwch wrthwynebu'] : []),
    ...(/without your name/.test(words) ? ['heb eich enw'] : []),
  ].join(' ');

/** The same in Wales: every text in Welsh too, Welsh first. */
export function goodWelshPack(): CouncilPack {
  const pack = goodPack();
  pack.nation = 'wales';
  pack.languages = ['cy', 'en'];
  for (const notice of pack.notices) notice.languages = ['cy', 'en'];
  for (const { text } of publicTexts(pack)) text.cy = inWelsh(text.en);
  return pack;
}
