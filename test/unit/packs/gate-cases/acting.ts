import { script, lead, answer, field, type Case } from '../support/break-pack';

export const acting: Case[] = [
  [
    'an opening that can pass without the notice',
    (p) => answer(p, 'opening', 'no', 'end'),
    'refuses act-missing: scripts › opening',
  ],
  [
    'an objection that is not marked',
    (p) => lead(p, 'objection', 'say', 'end'),
    [
      'refuses act-missing: scripts › objection',
      'reports step-unreached: scripts › objection › steps › mark-objection',
    ],
  ],
  [
    'a closing that is not marked',
    (p) => lead(p, 'anonymous-closing', 'say', 'end'),
    [
      'refuses act-missing: scripts › anonymous-closing',
      'reports step-unreached: scripts › anonymous-closing › steps › mark-closing',
    ],
  ],
  [
    'a consent script that knows no no',
    (p) => answer(p, 'consent', 'no', 'consent-given'),
    [
      'refuses act-never: scripts › consent',
      'reports step-unreached: scripts › consent › steps › consent-refused',
    ],
  ],
  [
    'a consent that is given and refused in one',
    (p) => lead(p, 'consent', 'consent-refused', 'consent-given'),
    'refuses act-both: scripts › consent',
  ],
  [
    'a consent that is given by not answering',
    (p) => {
      const nameless = { en: 'We keep it without your name.' };
      script(p, 'consent').steps.unshift(
        { id: 'say', kind: 'say', text: nameless, next: 'recorded' },
        { id: 'recorded', kind: 'branch', on: 'recorded', yes: 'consent-given', no: 'ask' },
      );
    },
    'refuses act-unasked: scripts › consent › steps › consent-given',
  ],
  [
    'an act of another role',
    (p) => {
      script(p, 'closing').steps.push({ id: 'also', kind: 'act', act: 'go-anonymous', next: 'end' });
      lead(p, 'closing', 'mark-closing', 'also');
    },
    'refuses act-foreign: scripts › closing',
  ],
  [
    'going anonymous where nobody may',
    (p) => {
      script(p, 'opening').steps.push({ id: 'nameless', kind: 'act', act: 'go-anonymous', next: 'end' });
      answer(p, 'opening', 'no', 'nameless');
      p.anonymousEnquiry = false;
    },
    'refuses act-foreign: scripts › opening',
  ],
  [
    'a telling that counts before a word is said',
    (p) => {
      script(p, 'electoral').steps.reverse();
      lead(p, 'electoral', 'mark-electoral', 'say');
      lead(p, 'electoral', 'say', 'end');
    },
    'refuses act-unsaid: scripts › electoral',
  ],
  [
    'a way without a word on it',
    (p) =>
      script(p, 'refusal').steps.unshift({
        id: 'recorded',
        kind: 'branch',
        on: 'recorded',
        yes: 'end',
        no: 'ask',
      }),
    ['refuses act-missing: scripts › refusal', 'refuses shows-nothing: scripts › refusal'],
  ],
  [
    'a question that comes again and again',
    (p) => answer(p, 'refusal', 'yes', 'ask'),
    [
      'refuses act-never: scripts › refusal',
      'refuses endless-loop: scripts › refusal › steps › ask',
      'reports step-unreached: scripts › refusal › steps › record-refusal',
    ],
  ],
  [
    'a way that goes round in a recorded call',
    (p) => {
      lead(p, 'closing', 'mark-closing', 'recorded');
      script(p, 'closing').steps.push({
        id: 'recorded',
        kind: 'branch',
        on: 'recorded',
        yes: 'say',
        no: 'end',
      });
    },
    [
      'refuses endless-loop: scripts › closing › steps › say',
      'refuses endless-loop: scripts › closing › steps › mark-closing',
      'refuses endless-loop: scripts › closing › steps › recorded',
    ],
  ],
  [
    'a step that nothing leads to',
    (p) => script(p, 'closing').steps.push({ id: 'lost', kind: 'say', text: { en: 'Bye.' }, next: 'end' }),
    'reports step-unreached: scripts › closing › steps › lost',
  ],
  [
    'a script that notes what the pack says never to note',
    (p) => {
      p.specialCategory.mode = 'never';
      delete field(p, 'stairs').delicate;
    },
    'refuses note-against-mode: scripts › volunteered › steps › note-sensitive',
  ],
];
