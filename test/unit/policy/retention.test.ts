import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import { builtInPack } from '../../../shared/packs/built-in';
import { addPeriod, londonDate } from '../../../shared/policy/civil-date';
import { deskRule } from '../../../shared/packs/lookup';
import { councilPack } from '../../../shared/packs/schema/council-pack';
import { notPassed, purgePlan } from '../../../shared/policy/retention';
import { savingNeeds } from '../../../shared/policy/saving-needs';
import { newCall, newEnquiry } from '../domain/any-call';

const pack = builtInPack();
const at = (moment: string) => Date.parse(moment);
const taken = (crmAt: number) => ({ ...notPassed, crmAt });

describe('the purge date', () => {
  test('is one month after the enquiry was passed, and certain then', () => {
    expect(purgePlan(pack, taken(at('2026-01-31T10:00:00Z')), at('2026-02-15T00:00:00Z'))).toMatchObject({
      on: '2026-02-28',
      estimated: false,
    });
  });

  test('is an estimate from today until it has been passed', () => {
    expect(purgePlan(pack, notPassed, at('2026-11-23T10:00:00Z'))).toMatchObject({
      on: '2026-12-23',
      estimated: true,
    });
  });

  test('goes by London’s calendar: late on a summer evening in UTC is the next day', () => {
    expect(purgePlan(pack, taken(at('2026-06-29T23:30:00Z')), 0).on).toBe('2026-07-30');
  });

  test('does not move however late one looks, and moves with the pack’s period', () => {
    const moment = fc.integer({ min: at('2020-01-01'), max: at('2045-01-01') });
    fc.assert(
      fc.property(moment, moment, fc.constantFrom('P1D', 'P2W', 'P1M', 'P1Y'), (passed, now, period) => {
        const retention = pack.retention.map((rule) => ({ ...rule, period }));
        const plan = purgePlan({ ...pack, retention }, taken(passed), now);
        expect(plan.on).toBe(addPeriod(londonDate(passed), period));
        expect(plan.period).toBe(period);
      }),
    );
  });

  test('is a month at most where the pack says nothing of its desk (S3:50 as a ceiling)', () => {
    const plan = purgePlan({ ...pack, retention: [] }, taken(at('2026-01-31T10:00:00Z')), 0);
    expect(plan).toMatchObject({ on: '2026-02-28', period: 'P1M', assumed: true });
  });

  test('belongs to no enquiry without a service, and so a service area: none is saved without (S2:7)', () => {
    const enquiry = {
      ...newEnquiry(1),
      needsPersonalDetails: false,
      outcome: { kind: 'resolved' as const, detail: '', team: null, by: null },
    };
    expect(savingNeeds(pack, newCall('phone', [enquiry])).map(({ kind }) => kind)).toContain('service');
    expect(
      finishEnquiry(pack, newCall('phone', [enquiry]), enquiry, '2026-11-23T10:00:00.000+00:00'),
    ).toBeNull();
    for (const { id, areaId } of pack.services)
      expect(
        pack.areas.map((area) => area.id),
        id,
      ).toContain(areaId);
    const [first, ...others] = pack.services;
    expect(
      councilPack.safeParse({ ...pack, services: [{ ...first, areaId: 'nobody' }, ...others] }).success,
    ).toBe(false);
  });

  test('says where the rule comes from, and that it is assumed when it is', () => {
    expect(purgePlan(pack, notPassed, 0)).toMatchObject({
      source: deskRule(pack)?.source,
      assumed: true,
    });
  });
});

describe('the purge date of what reception passes on', () => {
  const rule = (covers?: 'email' | 'email-and-crm', period = 'P2W') => ({
    ...pack,
    retention: [
      ...pack.retention,
      {
        ...deskRule(pack)!,
        id: 'hand-offs',
        record: 'reception-handoff' as const,
        period,
        source: 'S3:50',
        ...(covers && { covers }),
      },
    ],
  });
  const crmAt = at('2026-11-02T10:00:00Z');
  const emailAt = at('2026-11-05T10:00:00Z');
  const visit = { ...notPassed, channel: 'in-person' as const, toTeam: true, crmAt };
  const byEmail = { ...visit, byEmail: true, emailAt };
  const on = (of: typeof pack, passing: typeof visit) =>
    purgePlan(of, passing, at('2026-11-10T10:00:00Z')).on;

  test('of a visit passed to a team goes by the pack’s rule for hand-offs, by e-mail alone or through the CRM too (S3:50)', () => {
    expect(on(rule(), visit)).toBe('2026-11-16');
    expect(on(rule('email-and-crm'), visit)).toBe('2026-11-16');
    expect(on(rule('email'), visit)).toBe('2026-12-02');
    expect(on(rule('email'), byEmail)).toBe('2026-11-19');
    expect(purgePlan(rule('email'), byEmail, 0)).toMatchObject({
      handOff: true,
      estimated: false,
      source: 'S3:50',
    });
    expect(purgePlan(rule('email'), visit, 0)).toMatchObject({ handOff: false });
  });

  test('is not that of a call, nor of a visit that was settled at the desk', () => {
    expect(on(rule(), { ...visit, channel: 'phone' as never })).toBe('2026-12-02');
    expect(on(rule(), { ...visit, toTeam: false })).toBe('2026-12-02');
  });

  test('counts from whoever had it first, the CRM or the mail server, and is an estimate while neither has', () => {
    expect(on(rule(), byEmail)).toBe('2026-11-16');
    expect(on(rule(), { ...byEmail, crmAt: null as never })).toBe('2026-11-19');
    expect(
      purgePlan(rule('email', 'P1M'), { ...byEmail, crmAt: null, emailAt: null }, at('2026-11-23T10:00:00Z')),
    ).toMatchObject({
      on: '2026-12-23',
      estimated: true,
    });
  });

  test('is never later than that of any other enquiry, whatever the pack says of hand-offs', () => {
    const moment = fc.integer({ min: at('2020-01-01'), max: at('2045-01-01') });
    const maybe = fc.option(moment);
    const covers = fc.constantFrom('email' as const, 'email-and-crm' as const, undefined);
    fc.assert(
      fc.property(
        covers,
        fc.constantFrom('P1D', 'P2W', 'P1M'),
        maybe,
        maybe,
        moment,
        (which, period, crm, email, now) => {
          const passing = { ...byEmail, crmAt: crm, emailAt: email };
          const plan = purgePlan(rule(which, period), passing, now);
          const first = crm === null || email === null ? (crm ?? email) : Math.min(crm, email);
          expect(plan.on <= addPeriod(londonDate(first ?? now), 'P1M')).toBe(true);
        },
      ),
    );
  });
});
