import type { GateRule } from './finding';

/** The shortest month has 28 days: what is counted in days may not be longer than that. */
function withinAMonth(period: string): boolean {
  const [, count = '', unit = ''] = /^P(\d+)([DWMY])$/.exec(period) ?? [];
  const most: Record<string, number> = { D: 28, W: 4, M: 1, Y: 0 };
  return Number(count) <= (most[unit] ?? 0);
}

export const deskMonth: GateRule = {
  id: 'desk-month',
  says: 'A desk keeps its copy for at most one month: P1M, four weeks or 28 days (S3:50).',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.retention
      .filter(({ where, period }) => where === 'desk' && period !== null && !withinAMonth(period))
      .map(({ id }) => ({ at: ['retention', id, 'period'], todo: 'Shorten it to P1M or less.' })),
};

/** The desk's clock for an enquiry starts when it was passed, so another moment would be shown and not kept. */
export const deskTrigger: GateRule = {
  id: 'desk-trigger',
  says: 'The desk’s copy of an enquiry counts from the moment it was passed (S3:50).',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.retention
      .filter(
        ({ where, record, trigger }) =>
          where === 'desk' &&
          (record === 'enquiry' || record === 'reception-handoff') &&
          trigger !== 'passed',
      )
      .map(({ id }) => ({ at: ['retention', id, 'trigger'], todo: 'Make the trigger "passed".' })),
};

/** A period is either told or left to somebody who is named. */
export const periodOrDecider: GateRule = {
  id: 'period-or-decider',
  says: 'People are told how long, or who decides it (UK GDPR Art 13(2)(a)).',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.retention
      .filter(({ period, decidedBy, where }) => period === null && decidedBy === null && where !== 'desk')
      .map(({ id }) => ({ at: ['retention', id], todo: 'Give the period, or name who decides it.' })),
};
