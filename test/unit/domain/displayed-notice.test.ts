import { expect, test } from 'vitest';
import { markDisplayed } from '../../../shared/domain/displayed-notice';
import { newCallDraft, newEnquiryDraft } from '../../../shared/domain/new-draft';
import { noticeReceipt } from '../../../shared/domain/notice-receipt';
import { markSaid, receiptComplete, receiptOpens, wayAround } from '../../../shared/domain/receipts';
import type { Channel } from '../../../shared/domain/primitives';
import { builtInPack } from '../../../shared/packs/built-in';
import { readPack } from '../../support/read-pack';
import { madeUpId } from '../../support/made-up-enquiries';

const pack = builtInPack();
const noticeId = pack.defaultNoticeId;
const at = '2026-11-23T10:42:00.000+00:00';
const witness = { at, by: 'demo', hashes: { [noticeId]: 'a'.repeat(64) } };
const draft = (channel: Channel = 'in-person') =>
  newCallDraft({
    id: madeUpId(1, 1),
    channel,
    language: 'en',
    startedAt: at,
    packVersion: pack.version,
    enquiries: [newEnquiryDraft(madeUpId(2, 1), 'K7M-3QF2-X')],
  });
const shown = { noticeId, language: 'en', objection: true, secondLayer: 'link' } as const;

test('a notice that was read on the screen, with the objection by itself, opens the fields', () => {
  const after = markDisplayed(pack, draft(), shown, witness);
  const [receipt] = after.receipts;
  expect(noticeReceipt.parse(receipt)).toMatchObject({
    status: 'given',
    manner: 'displayed',
    objectionSaid: true,
    secondLayerOffered: 'link',
    channel: 'in-person',
    at,
  });
  expect(receiptComplete(pack, receipt ?? null)).toBe(true);
  expect(after.said).toMatchObject({ opening: at, objection: at });
});

test('without the objection it is still to be said', () => {
  const after = markDisplayed(pack, draft(), { ...shown, objection: false }, witness);
  expect(receiptOpens(pack, after.receipts[0] ?? null)).toBe(false);
  expect(after.said).not.toHaveProperty('objection');
});

test('what was said already stays as it was, and is completed by what was shown', () => {
  const spoken = markSaid(pack, draft(), 'opening', noticeId, witness);
  const after = markDisplayed(pack, spoken, shown, { ...witness, at: '2026-11-23T10:45:00.000+00:00' });
  expect(after.receipts).toMatchObject([{ manner: 'spoken', at, objectionSaid: true }]);
  expect(markDisplayed(pack, after, shown, witness)).toBe(after);
  const known = wayAround(
    pack,
    draft(),
    noticeId,
    { status: 'already-given', givenVersion: '2026.1', givenOn: '2026-01-02' },
    witness,
  );
  expect(markDisplayed(pack, known, shown, witness)).toBe(known);
});

test('after a deferral it keeps that it was deferred first', () => {
  const deferred = wayAround(pack, draft(), noticeId, { status: 'deferred', reason: 'Fainted' }, witness);
  const after = markDisplayed(pack, deferred, shown, { ...witness, at: '2026-11-23T11:00:00.000+00:00' });
  expect(after.receipts).toMatchObject([
    { status: 'given', manner: 'displayed', deferredFirst: { at, reason: 'Fainted' } },
  ]);
});

test('nobody reads a screen on the telephone', () => {
  const call = draft('phone');
  expect(markDisplayed(pack, call, shown, witness)).toBe(call);
});

test('the language that was read is the receipt’s, and the call’s where none was chosen yet', () => {
  const welsh = readPack('arfordir-cymru');
  const id = welsh.defaultNoticeId;
  const begun = { ...draft(), language: 'cy' as const };
  const after = markDisplayed(
    welsh,
    begun,
    { ...shown, noticeId: id },
    { ...witness, hashes: { [id]: 'b'.repeat(64) } },
  );
  expect(after.language).toBe('en');
  expect(after.receipts).toMatchObject([{ language: 'en' }]);
});
