import { describe, expect, test } from 'vitest';
import { deskRule, needsObjection, scriptOf, serviceOf } from '../../../shared/packs/lookup';
import { articlesOf, fieldsOf, openPointOf, packNamed, ruleOf, saidIn } from './support/pack-facts';

// West Oxfordshire, with its two notices, has a file of its own.
const oadbyWigston = await packNamed('oadby-wigston');
const reception = await packNamed('example-reception-handoff');
const district = await packNamed('example-district');

describe('Oadby and Wigston holds of its notice', () => {
  test('date of birth on a reason only (S2:21)', () => {
    expect(oadbyWigston.dateOfBirth.mode).toBe('on-reason');
    expect(oadbyWigston.dateOfBirth.reasons.length).toBeGreaterThan(0);
    for (const field of fieldsOf(oadbyWigston))
      if (field.id === 'dateOfBirth')
        expect(field).toMatchObject({ delicate: 'birth', ask: { phone: 'optional' } });
  });

  test('the notice of each service, and who decides its period (S2:5, S2:7)', () => {
    const own = oadbyWigston.areas.filter((one) => one.noticeId !== oadbyWigston.defaultNoticeId);
    expect(own.length).toBeGreaterThanOrEqual(6);
    for (const { id, noticeId, retentionRuleId } of own) {
      expect(ruleOf(oadbyWigston, retentionRuleId ?? '')?.where, id).toBe('service');
      for (const service of oadbyWigston.services.filter((s) => s.areaId === id))
        expect(service.noticeId, service.id).toBe(noticeId);
    }
    expect(ruleOf(oadbyWigston, 'crm-enquiry')).toMatchObject({ period: null, trigger: 'passed' });
  });

  test('eight purposes and one optional one, none of them on consent but that (S2:13, S2:40-53)', () => {
    const [optional, others] = [true, false].map((is) =>
      oadbyWigston.purposes.filter((p) => (p.optional !== null) === is),
    );
    expect(others).toHaveLength(8);
    for (const { bases } of others!)
      expect(bases).toEqual([{ article: '6(1)(e)', law: null, assumed: true }]);
    expect(optional?.map(({ id }) => id)).toEqual(['survey']);
    expect(articlesOf(oadbyWigston, 'survey')).toEqual(['6(1)(a)']);
    expect(openPointOf(oadbyWigston, 'bases-unmapped')?.source).toBe('S2:50-53');
  });

  test('eight kinds of recipients, councillors among them, each with a purpose (S2:26-38)', () => {
    expect(oadbyWigston.recipients).toHaveLength(8);
    expect(oadbyWigston.recipients.filter((r) => r.electedMember).map(({ source }) => source)).toEqual([
      'S2:38',
    ]);
  });

  test('a survey whose answers carry no name (S2:15)', () => {
    expect(oadbyWigston.survey).toMatchObject({ mode: 'anonymised', purposeId: 'survey' });
    expect(
      scriptOf(oadbyWigston, 'consent', 'phone', 'survey')?.steps.map((s) => s.kind === 'ask' && s.text.en),
    ).toEqual(expect.arrayContaining([expect.stringContaining('without your name')]));
  });

  test('one name of the council, the other as an open point (S2:7, S2:11)', () => {
    expect(oadbyWigston.controller.name).toBe('Oadby and Wigston Borough Council');
    expect(openPointOf(oadbyWigston, 'controller-name')?.source).toBe('S2:7, S2:11');
  });
});

describe('the reception notice holds', () => {
  test('one month at the desk for what was passed on after a visit (S3:50)', () => {
    expect(ruleOf(reception, 'reception-handoff')).toMatchObject({
      record: 'reception-handoff',
      where: 'desk',
      period: 'P1M',
      trigger: 'passed',
      assumed: true,
    });
    expect(deskRule(reception)?.period).toBe('P1M');
    expect(reception.services.filter((s) => s.route === 'handoff').length).toBeGreaterThan(5);
  });

  test('three years for e-mails and customer records (S3:48), six months for recordings (S3:49)', () => {
    expect(ruleOf(reception, 'emails')).toMatchObject({ where: 'crm', period: 'P3Y', trigger: 'received' });
    expect(ruleOf(reception, 'crm-enquiry')).toMatchObject({
      where: 'crm',
      period: 'P3Y',
      trigger: 'closed',
    });
    expect(ruleOf(reception, 'recordings')).toMatchObject({
      where: 'recorder',
      period: 'P6M',
      trigger: 'recorded',
    });
  });

  test('that none of its three periods has a start, as an open point (S3:48-50)', () => {
    expect(openPointOf(reception, 'no-trigger')?.source).toBe('S3:48-50');
    expect(openPointOf(reception, 'two-email-periods')?.source).toBe('S3:48, S3:50');
  });

  test('sensitive details volunteered and never asked, with no condition named (S3:32-37)', () => {
    expect(reception.specialCategory.mode).toBe('volunteered-only');
    expect(reception.specialCategory.condition).toMatchObject({ article: 'UK GDPR Art 9(2)(g)' });
    expect(reception.specialCategory.condition?.schedule).toBeNull();
    expect(reception.specialCategory.tags.map(({ law }) => law)).toEqual([
      'special',
      'special',
      'handled-alike',
    ]);
    for (const field of fieldsOf(reception)) expect(field.delicate).not.toBe('health');
    const script = scriptOf(reception, 'volunteered', 'phone');
    expect(script?.steps[0]).toMatchObject({ kind: 'ask', aloud: false });
  });

  test('nothing of convictions (S3:39)', () => {
    expect(reception.criminalData).toEqual({ mode: 'never', condition: null, source: 'S3:39' });
  });

  test('that calls are recorded, said before anything else, for training and quality (S3:9, S3:43)', () => {
    expect(reception.recording).toMatchObject({ on: true, system: 'Rostrvm' });
    expect(saidIn(reception, 'opening', 'phone')).toMatch(/call is recorded/);
    expect(saidIn(reception, 'opening', 'in-person')).not.toMatch(/recorded/);
  });

  test('a voice survey after the call (S3:18), visitors (S3:6), a representative of one’s choice (S3:19)', () => {
    expect(reception.survey).toMatchObject({ mode: 'after-call', purposeId: 'survey' });
    expect(reception.visitors.enabled).toBe(true);
    expect(reception.representatives.types.map(({ id }) => id)).toContain('chosen');
  });

  test('three firms that work for it (S3:42-44), and public task for all but the survey (S3:21)', () => {
    const firms = reception.recipients.filter((r) => r.role === 'processor').map(({ name }) => name);
    expect(firms.join()).toMatch(/Unit4.*Rostrvm.*Capita/);
    for (const { id, optional } of reception.purposes)
      expect(articlesOf(reception, id)).toEqual(optional ? ['6(1)(a)'] : ['6(1)(e)']);
  });
});

describe('the district’s notice holds', () => {
  test('both its bases, and an objection that is weighed (S4:17-18, S4:47)', () => {
    expect(articlesOf(district, 'service-request')).toEqual(['6(1)(e)', '6(1)(c)']);
    expect(needsObjection(district, 'customer-services')).toBe(true);
    expect(saidIn(district, 'objection', 'phone')).toMatch(/strong reasons to go on/);
  });

  test('asking about health with a reason, under paragraph 6 and a policy document (S4:20, S4:28)', () => {
    expect(district.specialCategory).toMatchObject({
      mode: 'ask-with-reason',
      condition: {
        article: 'UK GDPR Art 9(2)(g)',
        schedule: 'DPA 2018 Sch 1 Part 2 para 6',
        assumed: false,
      },
    });
    expect(district.specialCategory.apdRef).not.toBeNull();
    expect(district.assumed.map(({ path }) => path)).toContain('specialCategory.apdRef');
    expect(new Set(fieldsOf(district).flatMap(({ delicate }) => delicate ?? []))).toEqual(
      new Set(['health', 'birth', 'financial']),
    );
    expect(saidIn(district, 'reason', 'in-person')).toMatch(
      /\{purpose\}.*\{topic\}.*\{team\}.*\{consequence\}/,
    );
  });

  test('convictions apart from health, whatever the notice calls them (S4:26)', () => {
    expect(district.criminalData.mode).toBe('volunteered-only');
    expect(district.specialCategory.tags.find(({ id }) => id === 'convictions')?.law).toBe('criminal');
    expect(openPointOf(district, 'convictions-as-special')?.rule).toMatch(/Art 10/);
  });

  test('name, address and telephone as a rule, e-mail for whoever likes (S4:28)', () => {
    const fields = serviceOf(district, 'council-tax-account')?.fields;
    for (const id of ['name', 'address', 'phone'])
      expect(fields?.find((f) => f.id === id)?.ask).toEqual({ phone: 'required', 'in-person': 'required' });
    expect(fields?.find((f) => f.id === 'email')?.ask).toEqual({
      phone: 'optional',
      'in-person': 'optional',
    });
  });

  test('anonymous enquiries (S4:24), who runs its records and where (S4:34)', () => {
    expect(district.anonymousEnquiry).toBe(true);
    expect(serviceOf(district, 'general-enquiry')?.anonymous).toBe(true);
    expect(district.recipients.find((r) => r.id === 'granicus-firmstep')).toMatchObject({
      name: 'Granicus-Firmstep Ltd',
      role: 'processor',
      territory: 'UK and EEA',
    });
    expect(district.transfers.territories).toEqual(['UK', 'EEA']);
  });

  test('elections: on request, contact details only, told to everybody (S4:36-40)', () => {
    expect(district.electoral).toMatchObject({
      enabled: true,
      fields: ['name', 'address', 'phone', 'email'],
    });
    expect(district.electoral.law).toMatch(/1983 s\.9A.*reg 35/);
    for (const channel of ['phone', 'in-person'] as const)
      expect(saidIn(district, 'electoral', channel)).toMatch(/Electoral Registration Officer can ask/);
  });
});
