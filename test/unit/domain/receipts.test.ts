import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callDraft, type CallDraft, type EnquiryDraft } from '../../../shared/domain/call-draft';
import {
  markCutOff,
  markSaid,
  receiptComplete,
  receiptFor,
  receiptOpens,
  unmarkSaid,
  unmarkWayAround,
  wayAround,
} from '../../../shared/domain/receipts';
import { builtInPack } from '../../../shared/packs/built-in';
import { noticeIdOf } from '../../../shared/packs/lookup';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { personalFieldsOpen, savingNeeds } from '../../../shared/policy/saving-needs';
import { anyPack, newCall, newEnquiry, witness } from './any-call';

const step = fc.oneof(
  fc.record({
    do: fc.constantFrom('say', 'unsay'),
    step: fc.constantFrom('opening', 'objection', 'closing'),
  }),
  fc.record({ do: fc.constant('around' as const), how: fc.constantFrom('already-given', 'deferred') }),
  fc.record({ do: fc.constant('pick' as const), service: fc.nat(4) }),
  fc.record({ do: fc.constant('answer' as const), personal: fc.option(fc.boolean()) }),
  fc.record({ do: fc.constant('turn' as const) }),
);

/** What was really said and done so far, kept apart from the draft. */
type Told = { opened: Set<string>; around: Set<string>; objection: boolean };

/** UK GDPR Art 21(4) read straight off the pack: does anything under this notice rest on (e) or (f)? */
function mayObject(pack: CouncilPack, noticeId: string): boolean {
  const under = pack.services.filter((s) => s.noticeId === noticeId);
  const purposes = under.length === 0 ? pack.purposes.map((p) => p.id) : under.map((s) => s.purposeId);
  return pack.purposes.some(
    (p) => purposes.includes(p.id) && p.bases.some(({ article }) => ['6(1)(e)', '6(1)(f)'].includes(article)),
  );
}

function told(pack: CouncilPack, noticeId: string, { opened, around, objection }: Told): boolean {
  return around.has(noticeId) || (opened.has(noticeId) && (objection || !mayObject(pack, noticeId)));
}

const change = (draft: CallDraft, at: number, to: Partial<EnquiryDraft>): CallDraft => ({
  ...draft,
  enquiries: draft.enquiries.map((e, i) => (i === at ? { ...e, ...to } : e)),
});

test('a personal field is open exactly when its notice was told in full or gone around, whatever is done when', () => {
  fc.assert(
    fc.property(anyPack, fc.array(step, { maxLength: 25 }), (pack, steps) => {
      let draft = newCall('phone', [newEnquiry(1), newEnquiry(2)]);
      let at = 0;
      const so: Told = { opened: new Set(), around: new Set(), objection: false };
      for (const now of steps) {
        const noticeId = noticeIdOf(pack, draft.enquiries[at]!);
        if (now.do === 'say') {
          draft = markSaid(pack, draft, now.step, noticeId, witness);
          if (now.step === 'opening' && !so.around.has(noticeId)) so.opened.add(noticeId);
          if (now.step === 'objection') so.objection = true;
        } else if (now.do === 'unsay') {
          draft = unmarkSaid(draft, now.step);
          if (now.step === 'opening') so.opened.clear();
          if (now.step === 'objection') so.objection = false;
        } else if (now.do === 'around') {
          const how =
            now.how === 'deferred'
              ? ({ status: 'deferred', reason: 'Somebody is hurt' } as const)
              : ({ status: 'already-given', givenVersion: '2026.10', givenOn: '2026-11-02' } as const);
          draft = wayAround(pack, draft, noticeId, how, witness);
          if (!(so.opened.has(noticeId) && told(pack, noticeId, so))) {
            so.opened.delete(noticeId);
            so.around.add(noticeId);
          }
        } else if (now.do === 'pick')
          draft = change(draft, at, { serviceId: pack.services[now.service]?.id ?? null });
        else if (now.do === 'answer') draft = change(draft, at, { needsPersonalDetails: now.personal });
        else at = 1 - at;

        for (const enquiry of draft.enquiries)
          expect(personalFieldsOpen(pack, draft, enquiry)).toBe(
            enquiry.needsPersonalDetails === true && told(pack, noticeIdOf(pack, enquiry), so),
          );
        const names = draft.receipts.map((r) => r.noticeId);
        expect(new Set(names).size).toBe(names.length);
        expect(callDraft.safeParse(draft).error).toBeUndefined();
      }
    }),
    { numRuns: 1000 },
  );
});

describe('a notice receipt', () => {
  const pack = builtInPack();
  const notice = pack.defaultNoticeId;
  const later = { ...witness, at: '2026-11-23T10:50:00.000+00:00', by: 'somebody-else' };

  test('says what was said, when, by whom and from which text', () => {
    const draft = markSaid(pack, newCall('phone'), 'opening', notice, witness);
    expect(receiptFor(draft, notice)).toEqual({
      noticeId: notice,
      version: '2026.11',
      hash: '0'.repeat(64),
      at: witness.at,
      by: witness.by,
      status: 'given',
      language: 'en',
      channel: 'phone',
      layer: 'first',
      manner: 'spoken',
      objectionSaid: false,
      secondLayerOffered: 'link',
    });
  });

  test('at a desk it is the leaflet that was offered, as the script there says', () => {
    const draft = markSaid(pack, newCall('in-person'), 'opening', notice, witness);
    expect(receiptFor(draft, notice)).toMatchObject({ secondLayerOffered: 'leaflet', channel: 'in-person' });
  });

  test('keeps the first moment when something is said again', () => {
    const once = markSaid(pack, newCall('phone'), 'opening', notice, witness);
    const twice = markSaid(pack, once, 'opening', notice, later);
    expect(twice).toEqual(once);
  });

  test('does not come from the objection sentence alone', () => {
    const draft = markSaid(pack, newCall('phone'), 'objection', notice, witness);
    expect(draft.receipts).toEqual([]);
    expect(markSaid(pack, draft, 'opening', notice, later).receipts).toMatchObject([{ objectionSaid: true }]);
  });

  test('does not come from the closing', () => {
    expect(markSaid(pack, newCall('phone'), 'closing', notice, witness).receipts).toEqual([]);
  });

  test('that was complete is not replaced by a way around it', () => {
    const opened = markSaid(pack, newCall('phone'), 'opening', notice, witness);
    const full = markSaid(pack, opened, 'objection', notice, witness);
    const how = { status: 'deferred', reason: 'Somebody is hurt' } as const;
    expect(wayAround(pack, full, notice, how, later)).toEqual(full);
    expect(wayAround(pack, opened, notice, how, later).receipts).toMatchObject([how]);
  });

  test('taken back leaves no proof, and only what was taken back is gone', () => {
    const opened = markSaid(pack, newCall('phone'), 'opening', notice, witness);
    const full = markSaid(pack, opened, 'objection', notice, witness);
    expect(unmarkSaid(full, 'objection')).toEqual({ ...opened });
    expect(unmarkSaid(full, 'opening')).toMatchObject({ receipts: [], said: { objection: witness.at } });
    const closed = markSaid(pack, full, 'closing', notice, witness);
    expect(unmarkSaid(closed, 'closing')).toEqual(full);
    expect(unmarkSaid(markCutOff(full, witness.at), 'closing')).toEqual(full);
  });

  const urgent = { status: 'deferred', reason: 'Somebody is hurt' } as const;
  const already = { status: 'already-given', givenVersion: '2026.10', givenOn: '2026-11-02' } as const;

  test('said after a deferral is given, and keeps who deferred it, when and why', () => {
    const deferred = wayAround(pack, newCall('phone'), notice, urgent, witness);
    const said = markSaid(pack, deferred, 'opening', notice, later);
    expect(said.receipts).toMatchObject([
      {
        status: 'given',
        at: later.at,
        by: later.by,
        objectionSaid: false,
        deferredFirst: { at: witness.at, by: witness.by, reason: urgent.reason },
      },
    ]);
    expect(callDraft.safeParse(said).error).toBeUndefined();
    const [enquiry] = said.enquiries;
    expect(receiptOpens(pack, receiptFor(said, notice))).toBe(true);
    expect(receiptComplete(pack, receiptFor(said, notice))).toBe(false);
    // The right to object is still to be said.
    expect(savingNeeds(pack, change(said, 0, { needsPersonalDetails: true }))).toContainEqual({
      kind: 'objection',
      enquiryId: enquiry?.id,
    });
    const full = markSaid(pack, said, 'objection', notice, later);
    expect(receiptComplete(pack, receiptFor(full, notice))).toBe(true);
  });

  test('that was deferred first is deferred again when the saying is taken back, or put off again', () => {
    const deferred = wayAround(pack, newCall('phone'), notice, urgent, witness);
    const said = markSaid(pack, deferred, 'opening', notice, later);
    expect(unmarkSaid(said, 'opening')).toEqual(deferred);
    const again = wayAround(pack, said, notice, { status: 'deferred', reason: 'Again' }, later);
    expect(again.receipts).toEqual(deferred.receipts);
  });

  test.each([
    ['urgent', urgent],
    ['has it already', already],
  ])('of "%s" can be taken back, and nothing is left of it', (_name, how) => {
    const call = newCall('phone');
    expect(unmarkWayAround(wayAround(pack, call, notice, how, witness), notice)).toEqual(call);
    const opened = markSaid(pack, call, 'opening', notice, witness);
    expect(unmarkWayAround(wayAround(pack, opened, notice, how, witness), notice)).toEqual(call);
    expect(unmarkWayAround(opened, notice)).toBe(opened);
  });

  test('is never made for a notice that the pack does not hold', () => {
    expect(() => markSaid(pack, newCall('phone'), 'opening', 'no-such-notice', witness)).toThrow(
      /no-such-notice/,
    );
    expect(() => markSaid(pack, newCall('phone'), 'opening', notice, { ...witness, hashes: {} })).toThrow();
  });
});
