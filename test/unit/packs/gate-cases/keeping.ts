import { type Case } from '../support/break-pack';

export const keeping: Case[] = [
  ...['P2M', 'P31D', 'P5W', 'P1Y', 'P29D'].map((period): Case => [
    `a desk’s copy kept for ${period}`,
    (p) => (p.retention[0]!.period = period),
    'refuses desk-month: retention › desk-copy › period',
  ]),
  [
    'a desk’s month that counts from the closing',
    (p) => (p.retention[0]!.trigger = 'closed'),
    'refuses desk-trigger: retention › desk-copy › trigger',
  ],
  [
    'a period that nobody tells and nobody decides',
    (p) => (p.retention[1]!.period = null),
    'refuses period-or-decider: retention › crm-copy',
  ],
  [
    'a hand-off rule that counts from the visit',
    (p) =>
      p.retention.push({
        ...p.retention[0]!,
        id: 'hand-offs',
        record: 'reception-handoff',
        trigger: 'visited',
      }),
    'refuses desk-trigger: retention › hand-offs › trigger',
  ],
  [
    'a service passed on by e-mail to a team without an address',
    (p) => (p.services[0]!.route = 'handoff'),
    'reports directory-team: services › missed-bin › team',
  ],
  [
    'sensitive details for a team, where none are ever written down',
    (p) => {
      p.specialCategory.mode = 'never';
      p.specialCategory.condition = null;
      p.services[0]!.fields = p.services[0]!.fields.filter(({ delicate }) => delicate !== 'health');
      const name = p.services[0]!.team;
      const team = { id: 'waste', name, email: 'waste@council.example', source: 'Made up', assumed: false };
      p.directory = [{ ...team, sensitive: true }];
    },
    [
      'refuses note-against-mode: scripts › volunteered › steps › note-sensitive',
      'refuses directory-sensitive: directory › waste › sensitive',
    ],
  ],
  [
    'an end before its beginning',
    (p) => (p.expires = '2026-10-01T00:00:00Z'),
    ['refuses time-order: expires', 'reports expired: expires'],
  ],
  ['a version of a year far ahead', (p) => (p.version = '9999.99.9999'), 'refuses version-ahead: version'],
  ['a version of the year after next', (p) => (p.version = '2028.1'), 'refuses version-ahead: version'],
  [
    'a beginning as far ahead as its version',
    (p) => {
      p.version = '2030.1';
      p.notBefore = '2030-01-01T00:00:00Z';
      p.expires = '2031-01-01T00:00:00Z';
      p.calendar.knownUntil = '2031-01-01';
    },
    'refuses version-ahead: version',
  ],
  ['an end that has come', (p) => (p.expires = '2026-11-25T12:00:00Z'), 'reports expired: expires'],
  [
    'a life of four years',
    (p) => {
      p.expires = '2030-11-01T00:00:00Z';
      p.calendar.knownUntil = '2031-01-01';
    },
    'reports long-life: expires',
  ],
  [
    'holidays that are known for half its life',
    (p) => (p.calendar.knownUntil = '2027-01-01'),
    'reports calendar-end: calendar › knownUntil',
  ],
];
