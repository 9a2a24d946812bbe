import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { CallDraft } from '../../../shared/domain/call-draft';
import type { HandOffPlan } from '../../../shared/ipc/hand-off-contract';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { handOffPack } from '../../support/hand-off-pack';
import { audited } from './desk-with-holds';
import { deskWithMail, pass, ready, saved, stateOf, toWaste } from './desk-with-mail';
import { eventually, facts } from './vault-at-work';

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
    const shown = async () =>
      (await audited(desk.main)).filter(
        ({ what, enquiryId }) => what === 'sensitive-shown' && enquiryId === id,
      );
    expect(await shown()).toEqual([]);
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
    expect(await shown()).toMatchObject([{ officerId: 'demo' }]);
    await pass(desk, plan);
    expect(await shown()).toHaveLength(2);
    const passed = (await audited(desk.main)).filter(({ what }) => what === 'hand-off-queued');
    expect(passed).toMatchObject([{ enquiryId: id, sensitive: true }]);
    expect(JSON.stringify(await audited(desk.main))).not.toMatch(/wheelchair|Quillfeather/);
    await eventually(() => expect(desk.sent).toHaveLength(1));
    expect(desk.sent[0]?.text).toContain('wheelchair');
    expect(desk.sent[0]?.subject).not.toContain('wheelchair');
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
