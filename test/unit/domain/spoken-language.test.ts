import { describe, expect, test } from 'vitest';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import { languageDue, speakIn } from '../../../shared/domain/spoken-language';
import { markSaid } from '../../../shared/domain/receipts';
import { builtInPack } from '../../../shared/packs/built-in';
import { newCall, newEnquiry, witness } from './any-call';

const pack = builtInPack();
const later = '2026-11-23T10:50:00.000+00:00';
const fresh = newCall('phone');

describe('the language of a call', () => {
  test('is asked where the council speaks more than one, until it is chosen or something was said', () => {
    expect(languageDue(['en'], fresh)).toBe(false);
    expect(languageDue(['cy', 'en'], fresh)).toBe(true);
    expect(languageDue(['cy', 'en'], speakIn(fresh, 'en', witness.at))).toBe(false);
    const opened = markSaid(pack, fresh, 'opening', pack.defaultNoticeId, witness);
    expect(languageDue(['cy', 'en'], opened)).toBe(false);
  });

  test('is recorded from the first one spoken on, with the moment of each change', () => {
    const welsh = speakIn(fresh, 'cy', witness.at);
    expect(welsh.languages).toEqual([{ language: 'cy', at: witness.at }]);
    const english = speakIn(welsh, 'en', later);
    expect(english).toMatchObject({
      language: 'en',
      languages: [{ language: 'cy' }, { language: 'en', at: later }],
    });
    expect(speakIn(english, 'en', later).languages).toHaveLength(2);
  });

  test('never grows past what a draft may hold, and keeps the one now spoken', () => {
    let draft = fresh;
    for (let n = 0; n < 120; n++) draft = speakIn(draft, n % 2 ? 'en' : 'cy', later);
    expect(draft.languages).toHaveLength(50);
    expect(draft.languages.at(-1)?.language).toBe(draft.language);
  });

  test('goes to the CRM with every change, and as one where it never changed', () => {
    const enquiry = {
      ...newEnquiry(1),
      needsPersonalDetails: false,
      serviceId: 'general-enquiry',
      outcome: { kind: 'resolved', detail: '', team: null, by: null } as const,
    };
    const call = newCall('phone', [enquiry]);
    const sent = (draft = call) => finishEnquiry(pack, draft, enquiry, later)?.interaction;
    expect(sent()).not.toHaveProperty('languages');
    const changed = speakIn(speakIn(call, 'cy', witness.at), 'en', later);
    expect(sent(changed)).toMatchObject({ language: 'en', languages: changed.languages });
  });
});
