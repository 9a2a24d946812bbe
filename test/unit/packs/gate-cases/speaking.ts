import { step, words, field, type Case } from '../support/break-pack';
import { goodPack, goodWelshPack } from '../support/good-pack';

export const speaking: Case[] = [
  ['Welsh second', (p) => p.languages.reverse(), 'refuses welsh-first: languages', goodWelshPack],
  [
    'one sentence without Welsh',
    (p) => delete words(p, 'electoral').cy,
    ['refuses no-welsh: scripts › electoral › steps › say › text'],
    goodWelshPack,
  ],
  [
    'one section of a notice in English twice',
    (p) => (p.notices[0]!.sections[0]!.body.cy = p.notices[0]!.sections[0]!.body.en),
    'refuses no-welsh: notices › customer-services › sections › 1 › body',
    goodWelshPack,
  ],
  [
    'a purpose without Welsh',
    (p) => (p.purposes[0]!.said.cy = ' '),
    'refuses no-welsh: purposes › service-request › said',
    goodWelshPack,
  ],
  [
    'a notice in English only',
    (p) => (p.notices[0]!.languages = ['en']),
    'refuses notice-language: notices › customer-services › languages',
    goodWelshPack,
  ],
  [
    '61 words in one breath',
    (p) => (words(p, 'refusal', 'ask').en = Array.from({ length: 61 }, () => 'word').join(' ')),
    'refuses script-too-long: scripts › refusal › steps › ask › text › en',
  ],
  [
    '61 words of Welsh in one breath',
    (p) => (words(p, 'refusal', 'ask').cy = Array.from({ length: 61 }, () => 'gair').join('—')),
    'refuses script-too-long: scripts › refusal › steps › ask › text › cy',
    goodWelshPack,
  ],
  ...(
    [
      ['Do you consent to that?', 'en'],
      ['With your con\u00ADsent.', 'en'],
      ['Ydych chi’n cydsynio?', 'cy'],
      ['Gyda’ch cydsyniad.', 'cy'],
      ['Eich caniatâd.', 'cy'],
      ['A’ch ganiatad.', 'cy'],
    ] as const
  ).map(([said, language]): Case => [
    `"${said}" in a refusal`,
    (p) => (words(p, 'refusal', 'ask')[language] = said),
    `refuses consent-word: scripts › refusal › steps › ask › text › ${language}`,
    language === 'cy' ? goodWelshPack : goodPack,
  ]),
  [
    'consent in a reason that is read out',
    (p) => (field(p, 'email').reason.en = 'If you consent to an answer.'),
    'refuses consent-word: services › missed-bin › fields › email › reason › en',
  ],
  [
    'consent on the key of an answer',
    (p) => {
      const one = step(p, 'refusal', 'ask');
      if (one.kind === 'ask') one.answers[0]!.label = 'They consent';
    },
    'refuses consent-word: scripts › refusal › steps › ask › answers › yes',
  ],
  ...['{nothing}', '{person}', '{Council}', '{council', 'council}', '{the council}', '{}'].map(
    (gap): Case => [
      `${gap} in a script`,
      (p) => (words(p, 'electoral').en += ` ${gap}`),
      'refuses unfilled-gap: scripts › electoral › steps › say › text',
    ],
  ),
  [
    'a gap in a notice',
    (p) => (p.notices[0]!.sections[0]!.body.en = 'We are {council}.'),
    'refuses unfilled-gap: notices › customer-services › sections › 1 › body',
  ],
];
