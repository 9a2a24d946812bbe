import { script, step, words, type Case } from '../support/break-pack';

export const telling: Case[] = [
  [
    'an opening that doesn’t say who speaks',
    (p) => (words(p, 'opening', 'hello').en = 'Hello.'),
    'refuses opening-who: scripts › opening › en',
  ],
  [
    'a recording that nobody is told of',
    (p) => (words(p, 'opening', 'recording').en = 'One moment.'),
    'refuses recording-unsaid: scripts › opening › en',
  ],
  [
    'a recording that is told where there is none',
    (p) => {
      const one = step(p, 'opening', 'recorded');
      if (one.kind === 'branch') one.no = 'recording';
      p.recording.on = false;
    },
    'refuses recording-untrue: scripts › opening › en',
  ],
  [
    'a recording told of the wrong way round',
    (p) => {
      const one = step(p, 'opening', 'recorded');
      if (one.kind === 'branch') [one.yes, one.no] = [one.no, one.yes];
    },
    'refuses recording-unsaid: scripts › opening › en',
  ],
  [
    'an objection that is not spoken of',
    (p) => (words(p, 'objection').en = 'One separate thing.'),
    'refuses objection-unsaid: scripts › objection › en',
  ],
  [
    'the right to object among other things',
    (p) => (words(p, 'opening', 'notice').en += ' You can object.'),
    'refuses objection-apart: scripts › opening › en',
  ],
  ...['reference', 'dpo', 'regulator'].map((gap): Case => [
    `a closing without ${gap}`,
    (p) => (words(p, 'closing').en = words(p, 'closing').en.replace(`{${gap}}`, 'it')),
    'refuses closing-incomplete: scripts › closing › en',
  ]),
  [
    'no word of the electoral officer at the desk',
    (p) => (script(p, 'electoral').channels = ['phone']),
    'refuses no-electoral-script: electoral › enabled',
  ],
  [
    'a date of birth for the electoral officer',
    (p) => p.electoral.fields.push('born'),
    'refuses electoral-fields: electoral › fields › born',
  ],
  [
    'answers that are kept without a name, and nobody told',
    (p) => (words(p, 'consent', 'ask').en = 'May we ask how we did?'),
    'refuses survey-words: scripts › consent › en',
  ],
  [
    'answers that are called nameless and are not',
    (p) => (p.survey.mode = 'after-call'),
    'refuses survey-words: scripts › consent › en',
  ],
  [
    'a survey that is not optional',
    (p) => (p.survey.purposeId = 'service-request'),
    'refuses survey-optional: survey › purposeId',
  ],
];
