import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { MailAnswer } from '../../../shared/sync/mail-answer';
import { deskWithMail, pass, saved, stateOf, toWaste } from './desk-with-mail';
import { eventually, minutes, noon, vaultAtWork } from './vault-at-work';

describe('what waits', () => {
  const fault = (kind: 'no-answer' | 'no-password'): MailAnswer => ({ result: 'fault', kind });

  test('is recalled as long as it has not left, and then never sent', async () => {
    const desk = deskWithMail({ answers: [fault('no-answer')] });
    const id = await saved(desk);
    const handOffId = await pass(desk, toWaste(id, ['name']));
    await eventually(async () =>
      expect((await desk.ask('status.get', null)).mail.fault).toMatchObject({ kind: 'no-answer' }),
    );
    // The fault is known a moment before the e-mail is back in the queue.
    await eventually(async () => expect(await stateOf(desk, id)).toEqual(['queued']));
    expect((await desk.ask('status.get', null)).mail.waiting).toBe(1);
    await desk.ask('hand-off.decide', { handOffId, decision: 'recall' });
    expect(await stateOf(desk, id)).toEqual(['recalled']);
    const tries = desk.sent.length;
    await desk.ask('sync.now', null);
    await eventually(async () =>
      expect((await desk.ask('status.get', null)).mail).toEqual({
        way: 'email',
        waiting: 0,
        parked: 0,
        fault: null,
      }),
    );
    expect(desk.sent).toHaveLength(tries);
    expect((await desk.refused('hand-off.decide', { handOffId, decision: 'recall' })).kind).toBe('too-late');
  });

  test('is not recalled once it has left', async () => {
    const desk = deskWithMail();
    const id = await saved(desk);
    const handOffId = await pass(desk, toWaste(id, ['name']));
    await eventually(async () => expect(await stateOf(desk, id)).toEqual(['sent']));
    expect((await desk.refused('hand-off.decide', { handOffId, decision: 'recall' })).kind).toBe('too-late');
  });

  test('is tried again with the same bytes and Message-ID, by another vault on the same disk too', async () => {
    const desk = deskWithMail({ answers: [fault('no-answer'), { result: 'taken' }] });
    const id = await saved(desk);
    await pass(desk, toWaste(id, ['name']));
    await eventually(() => expect(desk.sent).toHaveLength(1));
    const again = vaultAtWork(desk.main);
    await again.ask('enquiry.recent', { limit: 5 });
    await eventually(async () => expect(await stateOf(again, id)).toEqual(['sent']));
    expect(desk.sent).toHaveLength(2);
    expect(desk.sent[1]).toEqual(desk.sent[0]);
  });

  test('does not hold up the CRM, nor the CRM it', async () => {
    const desk = deskWithMail({ answers: [fault('no-password')] });
    const id = await saved(desk);
    await pass(desk, toWaste(id, ['name']));
    await eventually(async () => {
      const view = await desk.ask('enquiry.get', { enquiryId: id });
      expect(view?.delivery.state).toBe('applied');
      expect(view?.handOffs[0]?.state).toBe('queued');
    });
    const offline = deskWithMail({ crm: false });
    const other = await saved(offline);
    await pass(offline, toWaste(other, ['name']));
    await eventually(async () => expect(await stateOf(offline, other)).toEqual(['sent']));
    expect((await offline.ask('enquiry.get', { enquiryId: other }))?.delivery.state).toBe('queued');
  });
});

describe('what the mail server refused', () => {
  const refused: MailAnswer = { result: 'refused', code: 550, says: '550 <waste@council.example> unknown' };

  test('waits for a person with the server’s own words, and is sent again or given up', async () => {
    const desk = deskWithMail({ answers: [refused, refused, { result: 'taken' }] });
    const id = await saved(desk);
    const handOffId = await pass(desk, toWaste(id, ['name']));
    await eventually(async () => expect(await stateOf(desk, id)).toEqual(['parked']));
    const [line] = await desk.ask('hand-off.parked', null);
    expect(line).toMatchObject({ handOffId, enquiryId: id, says: refused.says, tooManyTries: false });
    expect(await desk.ask('parked.list', null)).toEqual([]);
    const status = await desk.ask('status.get', null);
    expect(status).toMatchObject({ mail: { waiting: 0, parked: 1 }, outbox: { parked: 1 } });
    expect(JSON.stringify(desk.bugs)).not.toMatch(/waste|unknown|Quillfeather/);

    await desk.ask('hand-off.decide', { handOffId, decision: 'give-up' });
    expect(await stateOf(desk, id)).toEqual(['given-up']);
    const second = await pass(desk, toWaste(id, ['name']));
    await eventually(async () => expect(await stateOf(desk, id)).toEqual(['given-up', 'parked']));
    await desk.ask('hand-off.decide', { handOffId: second, decision: 'try-again' });
    await eventually(async () => expect(await stateOf(desk, id)).toEqual(['given-up', 'sent']));
    expect((await desk.refused('hand-off.decide', { handOffId, decision: 'try-again' })).kind).toBe(
      'not-parked',
    );
  });

  test('for now is tried again later', async () => {
    let now = noon;
    const desk = deskWithMail({
      answers: [{ result: 'later', code: 450, says: '450 greylisted' }, { result: 'taken' }],
      now: () => now,
    });
    const id = await saved(desk);
    await pass(desk, toWaste(id, ['name']));
    await eventually(() => expect(desk.sent).toHaveLength(1));
    expect(await stateOf(desk, id)).toEqual(['queued']);
    now += minutes(10);
    await desk.ask('sync.now', null);
    await eventually(async () => expect(await stateOf(desk, id)).toEqual(['sent']));
    expect(desk.sent[1]).toEqual(desk.sent[0]);
  });
});
