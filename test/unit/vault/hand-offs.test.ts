import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { CallDraft } from '../../../shared/domain/call-draft';
import type { HandOffPlan } from '../../../shared/ipc/hand-off-contract';
import type { MailState } from '../../../shared/ipc/vault-main-contract';
import type { MailMessage } from '../../../shared/domain/mail-message';
import type { MailAnswer } from '../../../shared/sync/mail-answer';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { delivers } from '../../support/fake-main';
import { handOffPack } from '../../support/hand-off-pack';
import {
  applied,
  crmThat,
  eventually,
  facts,
  minutes,
  newMain,
  noon,
  vaultAtWork,
  type AtWork,
} from './vault-at-work';

const ready: MailState = {
  from: { name: 'Reception', address: 'reception@council.example' },
  fault: null,
  eml: true,
};
type Set = {
  state?: MailState;
  answers?: MailAnswer[];
  pack?: CouncilPack;
  crm?: boolean;
  now?: () => number;
};

/** A vault with a mail server that answers in turn (the last answer stays), and the e-mails that it was given. */
function deskWithMail({
  state = ready,
  answers = [{ result: 'taken' }],
  pack = handOffPack(),
  crm = true,
  now,
}: Set = {}) {
  const main = newMain();
  delivers(main, pack);
  const sent: MailMessage[] = [];
  const files: { message: MailMessage; fileName: string }[] = [];
  main.answer('mail.state', () => Promise.resolve({ ok: true, value: state }));
  main.answer('mail.send', ({ message }) => {
    sent.push(message);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return Promise.resolve({ ok: true, value: answer ?? { result: 'taken' } });
  });
  main.answer('mail.save-eml', (one) => {
    files.push(one);
    return Promise.resolve({ ok: true, value: { saved: true } });
  });
  if (crm) crmThat(main, applied);
  return { ...vaultAtWork(main, now), sent, files };
}

async function saved(desk: AtWork, change: (draft: CallDraft) => CallDraft = (d) => d): Promise<string> {
  const draft = change(await desk.filled());
  await desk.ask('call.save', { draft });
  return draft.enquiries[0]?.id ?? '';
}
const toWaste = (enquiryId: string, items: string[]): HandOffPlan => ({
  enquiryId,
  to: { kind: 'team', teamId: 'waste' },
  items,
});
async function pass(desk: AtWork, plan: HandOffPlan): Promise<string> {
  const { digest } = await desk.ask('hand-off.preview', { plan });
  return (await desk.ask('hand-off.pass', { plan, digest })).handOffId;
}
const stateOf = async (desk: AtWork, enquiryId: string) =>
  (await desk.ask('enquiry.get', { enquiryId }))?.handOffs.map(({ state }) => state);

describe('an enquiry is passed to a team', () => {
  test('of the directory, its own first, with what that team needs', async () => {
    const desk = deskWithMail();
    const id = await saved(desk);
    const options = await desk.ask('hand-off.options', { enquiryId: id });
    expect(options).toMatchObject({ wanted: true, suggested: 'waste', mail: ready });
    expect(options.teams.map(({ address }) => address)).toEqual([
      'waste@council.example',
      'care@council.example',
    ]);
    expect(options.teams[0]?.needs).toEqual(expect.arrayContaining(['name', 'phone', 'address', 'note']));
    expect(options.teams[1]?.needs).toEqual(['name', 'address', 'note']);
  });

  test('as it was seen, word for word, with its own Message-ID and no name in the subject', async () => {
    const desk = deskWithMail();
    const id = await saved(desk);
    const plan = toWaste(id, ['name', 'note']);
    const preview = await desk.ask('hand-off.preview', { plan });
    expect(preview).toMatchObject({
      from: 'Reception <reception@council.example>',
      leftOut: expect.arrayContaining(['Phone']) as string[],
    });
    expect(preview.text).toContain('Zorah Quillfeather');
    expect(preview.text).not.toContain('07700');
    const handOffId = await pass(desk, plan);
    await eventually(async () => expect(await stateOf(desk, id)).toEqual(['sent']));
    const [message] = desk.sent;
    expect(message).toMatchObject({
      messageId: `<${handOffId}@council.example>`,
      to: { address: 'waste@council.example' },
      subject: preview.subject,
      text: preview.text,
    });
    expect(message?.subject).toMatch(/^K7M-\w{4}-\w: Missed bin$/);
  });

  test('is not sent where the enquiry was changed since it was seen', async () => {
    const desk = deskWithMail();
    const id = await saved(desk);
    const { digest } = await desk.ask('hand-off.preview', { plan: toWaste(id, ['name']) });
    const problem = await desk.refused('hand-off.pass', { plan: toWaste(id, ['name', 'phone']), digest });
    expect(problem.kind).toBe('stale');
    expect(desk.sent).toEqual([]);
  });

  test('of no directory is refused; an address that is typed needs a reason', async () => {
    const desk = deskWithMail();
    const id = await saved(desk);
    const plan = { enquiryId: id, to: { kind: 'team', teamId: 'strangers' }, items: [] };
    expect((await desk.refused('hand-off.preview', { plan })).kind).toBe('no-team');
    const typed = (reason: string) => ({
      ...plan,
      to: { kind: 'typed', address: 'a@elsewhere.example', reason },
    });
    expect((await desk.refused('hand-off.preview', { plan: typed(' ') })).kind).toBe('bad-input');
    expect((await desk.refused('hand-off.preview', { plan: typed('4111 1111 1111 1111') })).kind).toBe(
      'card-number',
    );
    expect((await desk.ask('hand-off.preview', { plan: typed('The team moved') })).to).toBe(
      'a@elsewhere.example',
    );
  });

  test('is offered nowhere where IT’s policy says nothing of e-mail, and where the pack forbids its server', async () => {
    const off = deskWithMail({ state: { from: null, fault: 'no-settings', eml: false } });
    const id = await saved(off);
    expect((await off.ask('hand-off.options', { enquiryId: id })).mail.fault).toBe('no-settings');
    expect((await off.refused('hand-off.preview', { plan: toWaste(id, []) })).kind).toBe('no-mail');
    const barred = deskWithMail({ state: { ...ready, fault: 'not-allowed' } });
    const plan = toWaste(await saved(barred), []);
    const { digest } = await barred.ask('hand-off.preview', { plan });
    expect((await barred.refused('hand-off.pass', { plan, digest })).kind).toBe('not-allowed');
    expect([...off.sent, ...barred.sent]).toEqual([]);
  });
});

describe('what is sensitive', () => {
  const sensitive = (draft: CallDraft): CallDraft => ({
    ...draft,
    enquiries: draft.enquiries.map((e) => ({
      ...e,
      sensitive: [{ tag: 'health', text: 'Uses a wheelchair' }],
    })),
  });
  const pack = handOffPack();
  const [tag] = pack.specialCategory.tags;
  const open: CouncilPack = {
    ...pack,
    specialCategory: {
      ...pack.specialCategory,
      mode: 'volunteered-only',
      tags: [{ id: 'health', label: 'Health', law: 'special' }],
      ...(tag && {}),
    },
  };

  test('is left out by itself, offered to a team that may have it alone, and each look and sending is on record', async () => {
    const desk = deskWithMail({ pack: open });
    const id = await saved(desk, sensitive);
    const { items, teams } = await desk.ask('hand-off.options', { enquiryId: id });
    expect(items.find(({ id }) => id === 'sensitive')).toMatchObject({ sensitive: true });
    expect(teams.flatMap(({ needs }) => needs)).not.toContain('sensitive');
    const plain = await desk.ask('hand-off.preview', { plan: toWaste(id, ['name', 'note']) });
    expect(plain.text).not.toContain('wheelchair');
    expect((await desk.refused('hand-off.preview', { plan: toWaste(id, ['sensitive']) })).kind).toBe(
      'not-for-them',
    );
    const typed = { kind: 'typed', address: 'a@b.example', reason: 'No other way' };
    expect(
      (await desk.refused('hand-off.preview', { plan: { enquiryId: id, to: typed, items: ['sensitive'] } }))
        .kind,
    ).toBe('not-for-them');
    const plan: HandOffPlan = { enquiryId: id, to: { kind: 'team', teamId: 'care' }, items: ['sensitive'] };
    expect((await desk.ask('hand-off.preview', { plan })).text).toContain('Health: Uses a wheelchair');
    await pass(desk, plan);
    await eventually(() => expect(desk.sent).toHaveLength(1));
    expect(desk.sent[0]?.text).toContain('wheelchair');
    expect(desk.sent[0]?.subject).not.toContain('wheelchair');
  });
});

describe('what waits', () => {
  const fault = (kind: 'no-answer' | 'no-password'): MailAnswer => ({ result: 'fault', kind });

  test('is recalled as long as it has not left, and then never sent', async () => {
    const desk = deskWithMail({ answers: [fault('no-answer')] });
    const id = await saved(desk);
    const handOffId = await pass(desk, toWaste(id, ['name']));
    await eventually(async () =>
      expect((await desk.ask('status.get', null)).mail.fault).toMatchObject({ kind: 'no-answer' }),
    );
    expect(await stateOf(desk, id)).toEqual(['queued']);
    expect((await desk.ask('status.get', null)).mail.waiting).toBe(1);
    await desk.ask('hand-off.decide', { handOffId, decision: 'recall' });
    expect(await stateOf(desk, id)).toEqual(['recalled']);
    const tries = desk.sent.length;
    await desk.ask('sync.now', null);
    await eventually(async () =>
      expect((await desk.ask('status.get', null)).mail).toEqual({ waiting: 0, parked: 0, fault: null }),
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

describe('an e-mail as a file', () => {
  test('is passed on from the moment it is saved, and says so', async () => {
    const desk = deskWithMail();
    const id = await saved(desk);
    const plan = toWaste(id, ['name']);
    const { digest, text } = await desk.ask('hand-off.preview', { plan });
    expect(await desk.ask('hand-off.export', { plan, digest })).toEqual({ saved: true });
    expect(desk.files[0]?.message.text).toBe(text);
    expect(desk.files[0]?.fileName).toMatch(/^K7M-\w{4}-\w$/);
    expect(await stateOf(desk, id)).toEqual(['saved-as-file']);
    expect(desk.sent).toEqual([]);
  });

  test('leaves no trace where the person did not want to save it, and none where IT forbids it', async () => {
    const desk = deskWithMail();
    desk.main.answer('mail.save-eml', () => Promise.resolve({ ok: true, value: { saved: false } }));
    const id = await saved(desk);
    const plan = toWaste(id, ['name']);
    const { digest } = await desk.ask('hand-off.preview', { plan });
    expect(await desk.ask('hand-off.export', { plan, digest })).toEqual({ saved: false });
    expect(await stateOf(desk, id)).toEqual([]);
    const strict = deskWithMail({ state: { ...ready, eml: false } });
    const other = toWaste(await saved(strict), ['name']);
    const seen = await strict.ask('hand-off.preview', { plan: other });
    expect((await strict.refused('hand-off.export', { plan: other, digest: seen.digest })).kind).toBe(
      'no-files',
    );
  });
});

test(`the note of ${facts.note} reaches nobody who was not ticked it`, async () => {
  const desk = deskWithMail();
  const id = await saved(desk);
  const { text } = await desk.ask('hand-off.preview', { plan: toWaste(id, []) });
  for (const fact of Object.values(facts)) expect(text).not.toContain(fact);
});
