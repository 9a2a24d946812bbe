import { councilPack, type CouncilPack } from '../../shared/packs/schema/council-pack';
import { readPack } from './read-pack';

const both = ['phone', 'in-person'];

/** The built-in pack with a survey to ask consent for, and scripts for a refusal and for a representative. */
export function peoplePack(): CouncilPack {
  const plain = readPack('west-oxfordshire');
  return councilPack.parse({
    ...plain,
    version: '2026.12',
    purposes: [
      ...plain.purposes,
      {
        id: 'follow-up',
        name: 'Asking how we did',
        said: { en: 'ask you once how we did' },
        bases: [{ article: '6(1)(a)', law: null, assumed: false }],
        optional: { expiresAfter: 'P3M', withdrawHow: { en: 'ringing us' } },
        source: 'for tests',
      },
    ],
    survey: { mode: 'after-call', purposeId: 'follow-up', source: 'for tests' },
    representatives: {
      expiresAfter: 'P6M',
      letsPersonKnow: true,
      types: [
        {
          id: 'attorney',
          name: 'Attorney',
          proof: ['Lasting power of attorney', 'Court order'],
          scope: 'As the authority says',
        },
        {
          id: 'family',
          name: 'Family or friend',
          proof: ['The person agreed on this call', 'Signed letter'],
          scope: 'This enquiry only',
        },
      ],
    },
    services: plain.services.map((service) =>
      service.id === 'missed-bin'
        ? {
            ...service,
            refusal: {
              consequence: { en: 'send a crew' },
              alternative: { en: 'tell you when the next collection is' },
            },
          }
        : service,
    ),
    scripts: [
      ...plain.scripts.filter(({ role }) => role !== 'refusal' && role !== 'representative'),
      {
        id: 'ask-follow-up',
        role: 'consent',
        channels: both,
        purposeId: 'follow-up',
        steps: [
          {
            id: 'ask',
            kind: 'ask',
            aloud: true,
            text: {
              en: 'One optional question: may {council} contact you once to ask how we did? Say no and nothing changes. Is that a yes or a no?',
            },
            answers: [
              { id: 'yes', key: 'y', label: 'Yes', next: 'given' },
              { id: 'no', key: 'n', label: 'No', next: 'refused' },
            ],
          },
          { id: 'given', kind: 'act', act: 'consent-given', next: 'end' },
          { id: 'refused', kind: 'act', act: 'consent-refused', next: 'end' },
        ],
      },
      {
        id: 'rather-not',
        role: 'refusal',
        channels: both,
        steps: [
          {
            id: 'ask',
            kind: 'ask',
            aloud: true,
            text: {
              en: 'That’s fine. Without {item} we can’t {consequence}, but we can still {alternative}. I’ll record only that it wasn’t given. Which would you like?',
            },
            answers: [
              { id: 'leave', key: '1', label: 'Leave it out', next: 'refuse' },
              { id: 'give', key: '2', label: 'Give it after all', next: 'give' },
              { id: 'anonymous', key: '3', label: 'No details at all', next: 'refuse-all' },
            ],
          },
          { id: 'refuse', kind: 'act', act: 'record-refusal', next: 'end' },
          { id: 'give', kind: 'act', act: 'give-after-all', next: 'end' },
          { id: 'refuse-all', kind: 'act', act: 'record-refusal', next: 'anonymous' },
          { id: 'anonymous', kind: 'act', act: 'go-anonymous', next: 'end' },
        ],
      },
      {
        id: 'speaks-for',
        role: 'representative',
        channels: both,
        steps: [
          {
            id: 'say',
            kind: 'say',
            text: {
              en: 'I can listen to whatever you’d like to tell us. Before I share anything about {person}, I need to know that you can act for them.',
            },
            next: 'ask',
          },
          {
            id: 'ask',
            kind: 'ask',
            aloud: false,
            text: { en: 'Can they show that they act for {person}?' },
            answers: [
              { id: 'shown', key: '1', label: 'Write down what I saw', next: 'open' },
              { id: 'listen', key: '2', label: 'I only listen', next: 'listen' },
            ],
          },
          { id: 'open', kind: 'act', act: 'open-representative', next: 'end' },
          { id: 'listen', kind: 'act', act: 'only-listen', next: 'end' },
        ],
      },
    ],
  });
}
