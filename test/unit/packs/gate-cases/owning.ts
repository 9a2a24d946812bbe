import { type Case } from '../support/break-pack';
import { goodDemonstration, goodPack } from '../support/good-pack';

export const owning: Case[] = [
  [
    'a guess that is not named',
    (p) => p.assumed.pop(),
    'refuses assumed-unnamed: retention › desk-copy',
    goodDemonstration,
  ],
  [
    'a guess that is named where nothing is',
    (p) => p.assumed.push({ path: 'services.missed-bin.price', why: 'Made up.' }),
    'refuses assumed-nowhere: assumed › 3 › path',
    goodDemonstration,
  ],
  ['a guess, at work', (p) => (p.retention[0]!.assumed = true), 'refuses assumed: retention › desk-copy'],
  [
    'a guess that is named, at work',
    (p) => p.assumed.push({ path: 'dpo.phone', why: 'The notice gives none.' }),
    'refuses assumed: assumed › 1',
  ],
  ...(['reports', 'refuses'] as const).map((severity): Case => [
    `a point left open, ${severity === 'refuses' ? 'at work' : 'in a demonstration'}`,
    (p) =>
      p.openPoints.push({
        id: 'no-period',
        source: 'S0',
        says: 'No period.',
        rule: 'Art 13',
        ask: 'How long?',
      }),
    `${severity} open-point: openPoints › no-period`,
    severity === 'refuses' ? goodPack : goodDemonstration,
  ]),
  [
    'two notices that differ',
    (p) =>
      p.conflicts.push({
        id: 'corrections',
        about: 'Where mistakes are put right',
        says: [
          { source: 'S0', what: 'one address' },
          { source: 'S1', what: 'another' },
        ],
        followed: 'S0',
        why: 'it is the general one.',
      }),
    'reports conflict: conflicts › corrections',
  ],
];
