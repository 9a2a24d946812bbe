import { script, lead, answer, field, type Case } from '../support/break-pack';

export const acting: Case[] = [
  [
    'an opening that can pass without the notice',
    (p) => answer(p, 'opening', 'no', 'end'),
    [
      'refuses act-missing: scripts › opening',
      'reports step-unreached: scripts › opening › steps › give-notice',
    ],
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
    'a consent script that knows no no',
    (p) => answer(p, 'consent', 'no', 'consent-given'),
    [
      'refuses act-missing: scripts › consent',
      'reports step-unreached: scripts › consent › steps › consent-refused',
    ],
  ],
  [
    'a consent that is given by not answering',
    (p) => {
      script(p, 'consent').steps.unshift({
        id: 'say',
        kind: 'say',
        text: { en: 'We keep it without your name.' },
        next: 'recorded',
      });
      script(p, 'consent').steps.push({
        id: 'recorded',
        kind: 'branch',
        on: 'recorded',
        yes: 'consent-given',
        no: 'ask',
      });
    },
    'refuses act-unasked: scripts › consent › steps › consent-given',
  ],
  [
    'an act of another role',
    (p) => {
      script(p, 'closing').steps.push({ id: 'also', kind: 'act', act: 'go-anonymous', next: 'end' });
      lead(p, 'closing', 'mark-closing', 'also');
    },
    'refuses act-foreign: scripts › closing › steps › also',
  ],
  [
    'a notice that counts before a word is said',
    (p) => {
      script(p, 'electoral').steps.reverse();
      lead(p, 'electoral', 'mark-electoral', 'say');
      lead(p, 'electoral', 'say', 'end');
    },
    'refuses act-unsaid: scripts › electoral › steps › mark-electoral',
  ],
  [
    'a question with no way out',
    (p) => {
      answer(p, 'refusal', 'yes', 'ask');
      answer(p, 'refusal', 'no', 'ask');
    },
    [
      'refuses dead-end: scripts › refusal › steps › ask',
      'reports step-unreached: scripts › refusal › steps › record-refusal',
      'reports step-unreached: scripts › refusal › steps › give-after-all',
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
      'refuses dead-end: scripts › closing › steps › say',
      'refuses dead-end: scripts › closing › steps › mark-closing',
      'refuses dead-end: scripts › closing › steps › recorded',
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
