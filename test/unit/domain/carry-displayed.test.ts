import { expect, test } from 'vitest';
import { carryDisplayed, displayedReceipt, shownBefore } from '../../../shared/domain/displayed-notice';
import { newCallDraft, newEnquiryDraft } from '../../../shared/domain/new-draft';
import { markSaid, receiptComplete, receiptFor } from '../../../shared/domain/receipts';
import type { Language } from '../../../shared/domain/primitives';
import { languageDue } from '../../../shared/domain/spoken-language';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { takeBackSaid } from '../../../shared/prompter/take-back';
import { madeUpId } from '../../support/made-up-enquiries';
import { readPack } from '../../support/read-pack';

const english = readPack('example-reception-handoff');
const welsh = readPack('arfordir-cymru');
const checkedInAt = '2026-11-23T10:42:00.000+00:00';
const begunAt = '2026-11-23T11:05:00.000+00:00';

const hashesOf = (pack: CouncilPack) => ({ [pack.defaultNoticeId]: 'a'.repeat(64) });
const now = (pack: CouncilPack) => ({ at: begunAt, hashes: hashesOf(pack) });
const visit = (pack: CouncilPack, channel: 'in-person' | 'phone' = 'in-person') =>
  newCallDraft({
    id: madeUpId(1, 1),
    channel,
    language: pack.languages[0] ?? 'en',
    startedAt: begunAt,
    packVersion: pack.version,
    enquiries: [newEnquiryDraft(madeUpId(2, 1), 'K7M-3QF2-X')],
  });
const receiptOf = (pack: CouncilPack, language: Language = 'en', objection = false) =>
  displayedReceipt(
    pack,
    { noticeId: pack.defaultNoticeId, language, objection, secondLayer: 'leaflet' },
    { at: checkedInAt, by: 'receptionist-1', hashes: hashesOf(pack) },
  );
const sign = (pack: CouncilPack, language: Language = 'en') => ({
  receipt: receiptOf(pack, language),
  shownOn: 'desk-sign' as const,
});

test('what was shown at check-in stays what it was: displayed, then, by that officer; the objection is still to be said', () => {
  const draft = carryDisplayed(english, visit(english), sign(english), now(english));
  expect(draft.receipts).toEqual([receiptOf(english)]);
  expect(draft.receipts).toMatchObject([{ manner: 'displayed', at: checkedInAt, by: 'receptionist-1' }]);
  expect(receiptComplete(english, receiptFor(draft, english.defaultNoticeId))).toBe(false);
  expect(draft.said).toEqual({ opening: checkedInAt });
  expect(shownBefore(draft, english.defaultNoticeId)).toBe(checkedInAt);
});

test('another version, other words, another manner and a phone call carry nothing', () => {
  const receipt = receiptOf(english);
  const draft = visit(english);
  for (const other of [
    { ...receipt, version: '2025.1' },
    { ...receipt, hash: 'b'.repeat(64) },
    { ...receipt, manner: 'spoken' as const },
    { ...receipt, noticeId: 'planning' },
    null,
  ])
    expect(carryDisplayed(english, draft, { receipt: other, shownOn: 'desk-sign' }, now(english))).toBe(
      draft,
    );
  const call = visit(english, 'phone');
  expect(carryDisplayed(english, call, sign(english), now(english))).toBe(call);
});

test('where two languages are spoken, only a touch on the screen says which was read, and they are spoken to in it', () => {
  const draft = visit(welsh);
  expect(languageDue(welsh.languages, draft)).toBe(true);
  for (const language of ['cy', 'en'] as const) {
    expect(carryDisplayed(welsh, draft, sign(welsh, language), now(welsh))).toBe(draft);
    const seen = { receipt: receiptOf(welsh, language), shownOn: 'customer-screen' as const };
    expect(carryDisplayed(welsh, draft, seen, now(welsh))).toBe(draft);
    const read = { receipt: receiptOf(welsh, language, true), shownOn: 'customer-screen' as const };
    const after = carryDisplayed(welsh, draft, read, now(welsh));
    expect(after).toMatchObject({
      language,
      receipts: [read.receipt],
      said: { opening: checkedInAt, objection: checkedInAt },
    });
    expect(languageDue(welsh.languages, after)).toBe(false);
  }
});

test('not read after all: it is taken back, and said', () => {
  const { defaultNoticeId: noticeId } = english;
  const carried = carryDisplayed(english, visit(english), sign(english), now(english));
  const back = takeBackSaid(english, carried, 'opening');
  expect(back.receipts).toEqual([]);
  const said = markSaid(english, back, 'opening', noticeId, {
    at: begunAt,
    by: 'receptionist-2',
    hashes: hashesOf(english),
  });
  expect(said.receipts).toMatchObject([{ manner: 'spoken', at: begunAt, by: 'receptionist-2' }]);
  expect(shownBefore(said, noticeId)).toBeNull();
});
