import { flags } from './assumed';
import type { GateRule, Path } from './finding';

/** What a notice leaves open is shown to whoever publishes the pack, and never mended here. */
export const openPoints: GateRule = {
  id: 'open-point',
  says: 'What the council’s own notice leaves open is settled before real use.',
  severity: ({ production }) => (production ? 'refuses' : 'reports'),
  places: ({ pack }) =>
    pack.openPoints.map(({ id, source, says, rule, ask }) => ({
      at: ['openPoints', id],
      todo: `${source}: ${says} (${rule}) ${ask}`,
    })),
};

export const conflicts: GateRule = {
  id: 'conflict',
  says: 'Where two notices of one council say different things, both are shown.',
  severity: 'reports',
  places: ({ pack }) =>
    pack.conflicts.map(({ id, about, says, followed, why }) => ({
      at: ['conflicts', id],
      todo: `${about}: ${says.map(({ source, what }) => `${source} says ${what}`).join('; ')}. Followed: ${followed}, since ${why}`,
    })),
};

export const demonstrationOnly: GateRule = {
  id: 'demonstration',
  says: 'Real people are dealt with under a production pack only.',
  severity: 'refuses',
  places: ({ pack, production }) =>
    production && pack.status === 'demonstration'
      ? [{ at: ['status'], todo: 'Settle what is assumed, then make the status "production".' }]
      : [],
};

export const nothingAssumed: GateRule = {
  id: 'assumed',
  says: 'A production pack assumes nothing (UK GDPR Art 5(2)).',
  severity: 'refuses',
  places({ pack, production }) {
    if (!production) return [];
    const named: Path[] = pack.assumed.map((_, i) => ['assumed', String(i + 1)]);
    return [...named, ...flags(pack)].map((at) => ({
      at,
      todo: 'Put the council’s own answer in its place.',
    }));
  },
};
