import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EnquiryDraft } from '../../../shared/domain/call-draft';
import { isPersonField } from '../../../shared/domain/enquiry';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import { markSaid, wayAround } from '../../../shared/domain/receipts';
import { builtInPack } from '../../../shared/packs/built-in';
import { anyPackAndCall, fieldIds, newCall, newEnquiry, witness } from './any-call';

const pack = builtInPack();
const endedAt = '2026-11-23T10:52:00.000+00:00';
const finish = (change: Partial<EnquiryDraft>) => {
  const enquiry = { ...newEnquiry(1), needsPersonalDetails: true, serviceId: 'missed-bin', ...change };
  return finishEnquiry(pack, newCall('phone', [enquiry]), enquiry, endedAt);
};
const passed = { kind: 'passed', detail: '', team: null, by: null } as const;

describe('a finished enquiry', () => {
  test('holds only what its service asks on this channel, and every word of that', () => {
    fc.assert(
      fc.property(anyPackAndCall, ([pack, draft]) => {
        for (const [n, typed] of draft.enquiries.entries()) {
          // Answers that can be told from each other and from everything else.
          const values = Object.fromEntries(fieldIds.map((id) => [id, ` answer ${n} to ${id} `]));
          const enquiry = { ...typed, values };
          const service = pack.services.find((s) => s.id === enquiry.serviceId);
          const body = finishEnquiry(pack, draft, enquiry, endedAt);
          if (!service || !enquiry.outcome.kind) {
            expect(body).toBeNull();
            continue;
          }
          const anonymous = enquiry.needsPersonalDetails === false;
          const asked = service.fields
            .filter((f) => f.ask[draft.channel] !== 'hidden' && !(anonymous && f.personal))
            .map((f) => f.id);
          const kept = { ...body?.person, ...body?.fields };
          expect(kept).toEqual(Object.fromEntries(asked.map((id) => [id, `answer ${n} to ${id}`])));
          expect(Object.keys(body?.person ?? {}).every(isPersonField)).toBe(true);
          expect(Object.keys(body?.fields ?? {}).some(isPersonField)).toBe(false);
          expect(body?.anonymous).toBe(anonymous);
          if (anonymous) expect(body?.person).toBeNull();
        }
      }),
    );
  });

  test('that is anonymous holds nothing personal, not even why a notice was put off', () => {
    const enquiry = {
      ...newEnquiry(1),
      needsPersonalDetails: false,
      serviceId: 'missed-bin',
      values: { name: 'Avaline Quillworth', address: '12 Madeup Lane', bin: 'black' },
      outcome: passed,
    };
    const opened = markSaid(pack, newCall('phone', [enquiry]), 'opening', 'customer-services', witness);
    const how = { status: 'deferred', reason: 'Mrs Quillworth is hurt' } as const;
    const draft = wayAround(pack, opened, 'customer-services', how, witness);
    const body = finishEnquiry(pack, draft, enquiry, endedAt);
    expect(body).toMatchObject({ anonymous: true, person: null, fields: { bin: 'black' }, receipts: [] });
    expect(JSON.stringify(body)).not.toMatch(/Quillworth|Madeup/);
    const said = markSaid(pack, draft, 'opening', 'customer-services', witness);
    const after = finishEnquiry(pack, said, enquiry, endedAt);
    expect(after).toMatchObject({ receipts: [{ status: 'given' }] });
    expect(JSON.stringify(after)).not.toMatch(/Quillworth|Madeup/);
  });

  test('has numbers and postcodes in one form, and as typed where they are something else', () => {
    const of = (values: Record<string, string>) => finish({ values, outcome: passed })?.person;
    expect(of({ phone: ' 07700 900123 ', postcode: 'ox281nb' })).toEqual({
      phone: '+447700900123',
      postcode: 'OX28 1NB',
    });
    for (const phone of ['0770', '07700 900123 ext 4', 'ask her son', '999'])
      expect(of({ phone })).toEqual({ phone });
    expect(of({ postcode: 'near Witney' })).toEqual({ postcode: 'near Witney' });
  });

  test('tells of its outcome only what belongs to it', () => {
    const left = { detail: ' Citizens Advice ', team: 'Parking', by: '2026-12-01' };
    const of = (kind: EnquiryDraft['outcome']['kind']) => finish({ outcome: { ...left, kind } })?.outcome;
    expect(of('resolved')).toEqual({ kind: 'resolved', detail: '', team: null, by: null });
    expect(of('signposted')).toEqual({ kind: 'signposted', detail: 'Citizens Advice', team: null, by: null });
    expect(of('call-back')).toEqual({ kind: 'call-back', detail: '', team: 'Parking', by: '2026-12-01' });
    expect(of('passed')).toEqual({ kind: 'passed', detail: '', team: 'Parking', by: '2026-12-01' });
    expect(finish({ outcome: passed })?.outcome.team).toBe('Waste');
  });

  test('that is passed on goes to the team of its service, unless another was named (S0:25-27)', () => {
    for (const { id, team } of pack.services.filter(({ route }) => route !== 'direct-entry')) {
      expect(finish({ serviceId: id, outcome: passed })?.outcome.team, id).toBe(team);
      const other = { ...passed, team: 'Parking' };
      expect(finish({ serviceId: id, outcome: other })?.outcome.team, id).toBe('Parking');
    }
  });

  test('has its service by name and number, and when the talk began and ended', () => {
    expect(finish({ outcome: passed, note: ' twice now ' })).toMatchObject({
      service: { id: 'missed-bin', name: 'Missed bin' },
      interaction: { channel: 'phone', language: 'en', startedAt: '2026-11-23T10:40:00.000+00:00', endedAt },
      note: 'twice now',
    });
  });
});
