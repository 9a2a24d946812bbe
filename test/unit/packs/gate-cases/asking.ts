import { script, field, loose, type Case } from '../support/break-pack';
import { goodDemonstration } from '../support/good-pack';

export const asking: Case[] = [
  [
    'consent as the basis of a service, at work',
    (p) => p.purposes[0]!.bases.push({ article: '6(1)(a)', law: null, assumed: false }),
    'refuses consent-as-basis: purposes › service-request › bases',
  ],
  [
    'consent as the basis of a service, in a demonstration',
    (p) => p.purposes[0]!.bases.push({ article: '6(1)(a)', law: null, assumed: false }),
    'reports consent-as-basis: purposes › service-request › bases',
    goodDemonstration,
  ],
  [
    'an optional purpose on public task',
    (p) => (p.purposes[1]!.bases[0]!.article = '6(1)(e)'),
    'refuses optional-on-consent: purposes › ask-how-we-did › bases',
  ],
  [
    'a service for an optional purpose',
    (p) => (p.services[0]!.purposeId = 'ask-how-we-did'),
    'refuses service-on-consent: services › missed-bin › purposeId',
  ],
  [
    'health asked about without a policy document',
    (p) => (p.specialCategory.apdRef = null),
    'refuses no-apd: specialCategory › apdRef',
  ],
  [
    'convictions asked about without a policy document',
    (p) => {
      p.criminalData = { ...p.specialCategory, mode: 'ask-with-reason' };
      for (const part of ['apdRef', 'tags']) delete loose(p.criminalData)[part];
      p.specialCategory.apdRef = null;
      p.specialCategory.mode = 'volunteered-only';
      delete field(p, 'stairs').delicate;
    },
    'refuses no-apd: specialCategory › apdRef',
  ],
  [
    'health noted on no condition',
    (p) => (p.specialCategory.condition = null),
    'refuses no-condition: specialCategory › condition',
  ],
  [
    'public interest without its paragraph',
    (p) => (p.specialCategory.condition!.schedule = null),
    'reports no-schedule: specialCategory › condition › schedule',
  ],
  [
    'health asked about where it may only be volunteered',
    (p) => (p.specialCategory.mode = 'volunteered-only'),
    'refuses asked-against-mode: services › missed-bin › fields › stairs',
  ],
  [
    'convictions asked about where they may not be',
    (p) => (field(p, 'stairs').delicate = 'criminal'),
    'refuses asked-against-mode: services › missed-bin › fields › stairs',
  ],
  [
    'a date of birth where it is hidden',
    (p) => (p.dateOfBirth.mode = 'hidden'),
    'refuses birth-against-mode: services › missed-bin › fields › born',
  ],
  [
    'a date of birth on a reason that nobody can pick',
    (p) => (p.dateOfBirth.reasons = []),
    'refuses birth-reasons: dateOfBirth › reasons',
  ],
  [
    'no way to say the reason by phone',
    (p) => (script(p, 'reason').channels = ['in-person']),
    [
      'refuses no-reason-script: services › missed-bin › fields › stairs',
      'refuses no-reason-script: services › missed-bin › fields › born',
    ],
  ],
  ['nothing to tag with', (p) => (p.specialCategory.tags = []), 'refuses no-tag: specialCategory › tags'],
  [
    'a field that sounds delicate and is not marked',
    (p) => (field(p, 'email').label = 'E-mail of your doctor (medical)'),
    'reports sounds-delicate: services › missed-bin › fields › email',
  ],
  ...['Name', 'Surname', 'Telephone / Ffôn', 'Your address', 'E-bost', 'Date of birth of the child'].map(
    (label): Case => [
      `“${label}” asked as if it told of nobody`,
      (p) => {
        const { ask, reason } = field(p, 'stairs');
        const open = { id: 'other', kind: 'text', label, reason, personal: false, ask } as const;
        p.services[0]!.fields.push(open);
      },
      [
        'refuses sounds-personal: services › missed-bin › fields › other',
        ...(/birth/.test(label) ? ['reports sounds-delicate: services › missed-bin › fields › other'] : []),
      ],
    ],
  ),
  [
    'an e-mail address that must be given at the desk',
    (p) => (field(p, 'email').ask['in-person'] = 'required'),
    'refuses email-required: services › missed-bin › fields › email',
  ],
];
