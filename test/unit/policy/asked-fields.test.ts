import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EnquiryDraft } from '../../../shared/domain/call-draft';
import { enquiryBody } from '../../../shared/domain/enquiry';
import { leaveFieldOut, openField, shutField } from '../../../shared/domain/field-opening';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import { toEnterNote } from '../../../shared/domain/to-enter';
import { answersNotKept, askedFields, isRequired, keptAnswers } from '../../../shared/policy/asked-fields';
import { fieldDoor } from '../../../shared/policy/delicate-fields';
import { unlike } from '../../../shared/policy/looks-like';
import { savingNeeds } from '../../../shared/policy/saving-needs';
import { formsPack } from '../../support/forms-pack';
import { newCall, newEnquiry, witness } from '../domain/any-call';

const { at } = witness;
const passed = { kind: 'passed', detail: '', team: null, by: null } as const;
const enquiryFor = (serviceId: string, change: Partial<EnquiryDraft> = {}): EnquiryDraft => ({
  ...newEnquiry(1),
  needsPersonalDetails: true,
  serviceId,
  outcome: passed,
  ...change,
});
const support = (change: Partial<EnquiryDraft> = {}) => enquiryFor('support-fund', change);
const ids = (pack: ReturnType<typeof formsPack>, enquiry: EnquiryDraft) =>
  askedFields(pack, 'phone', enquiry).map(({ id }) => id);
const everything = Object.fromEntries(
  ['name', 'email', 'account', 'boiler', 'born', 'income', 'illness', 'offence'].map((id) => [
    id,
    `my ${id}`,
  ]),
);

const mode = fc.constantFrom('never', 'volunteered-only', 'ask-with-reason');
const anyPack = fc
  .record({ special: mode, criminal: mode, birth: fc.constantFrom('hidden', 'on-reason', 'shown') })
  .map((modes) => ({ modes, pack: formsPack(modes) }));
const delicate = ['born', 'income', 'illness', 'offence'] as const;
/** What may happen to a form, in any order. */
const anyMove = fc.oneof(
  fc.record({
    kind: fc.constant('open'),
    field: fc.constantFrom(...delicate),
    reason: fc.option(fc.constantFrom('benefit', 'made-up')),
  }),
  fc.record({
    kind: fc.constantFrom('leave', 'shut'),
    field: fc.constantFrom(...delicate),
    reason: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('help'),
    field: fc.constantFrom('heating', 'food', ''),
    reason: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('type'),
    field: fc.constantFrom(...Object.keys(everything)),
    reason: fc.constant(null),
  }),
);

describe('the form', () => {
  test('asks only what the modes and the answers so far allow, and nothing delicate is kept without its reason', () => {
    fc.assert(
      fc.property(anyPack, fc.array(anyMove, { maxLength: 12 }), ({ modes, pack }, moves) => {
        let enquiry = support({ values: everything });
        for (const { kind, field, reason } of moves) {
          if (kind === 'open') enquiry = openField(enquiry, field, reason, at);
          else if (kind === 'leave') enquiry = leaveFieldOut(enquiry, field, at);
          else if (kind === 'shut') enquiry = shutField(enquiry, field);
          else if (kind === 'help') enquiry = { ...enquiry, values: { ...enquiry.values, help: field } };
          else enquiry = { ...enquiry, values: { ...enquiry.values, [field]: `my ${field}` } };
        }
        const draft = newCall('phone', [enquiry]);
        const body = finishEnquiry(pack, draft, enquiry, at);
        const sensitive = Object.fromEntries((body?.sensitive ?? []).map((one) => [one.fieldId, one.text]));
        const kept = { ...body?.person, ...body?.fields, ...sensitive };
        const has = (fieldId: string, reasons: readonly (string | null)[]) =>
          enquiry.reasons.some((r) => r.fieldId === fieldId && reasons.includes(r.reasonId));
        expect(enquiryBody.safeParse(body).error).toBeUndefined();
        if ('boiler' in kept) expect(enquiry.values['help']).toBe('heating');
        if ('born' in kept)
          expect(modes.birth === 'shown' || (modes.birth === 'on-reason' && has('born', ['benefit']))).toBe(
            true,
          );
        if ('income' in kept) expect(has('income', [null, 'benefit', 'made-up'])).toBe(true);
        if ('illness' in kept) expect(modes.special).toBe('ask-with-reason');
        if ('offence' in kept) expect(modes.criminal).toBe('ask-with-reason');
        // What is health or crime lies with the sensitive details alone.
        for (const id of ['illness', 'offence'])
          expect({ ...body?.person, ...body?.fields }).not.toHaveProperty(id);
        for (const { item } of enquiry.refusals) expect(kept).not.toHaveProperty(item);
        for (const { fieldId } of body?.reasonsGiven ?? []) expect(ids(pack, enquiry)).toContain(fieldId);
      }),
    );
  });

  test.each([
    [{ special: 'never' }, false],
    [{ special: 'volunteered-only' }, false],
    [{ special: 'ask-with-reason' }, true],
  ] as const)(
    'has a field that asks about health only where the pack asks with a reason: %o',
    (modes, shown) => {
      expect(ids(formsPack(modes), support()).includes('illness')).toBe(shown);
    },
  );

  test('has no date of birth where the pack hides it, and one that opens by one of its reasons', () => {
    expect(ids(formsPack({ birth: 'hidden' }), support())).not.toContain('born');
    const pack = formsPack();
    const born = askedFields(pack, 'phone', support()).find(({ id }) => id === 'born')!;
    expect(fieldDoor(pack, support(), born)).toBe('reason-first');
    expect(fieldDoor(pack, openField(support(), 'born', 'made-up', at), born)).toBe('reason-first');
    expect(fieldDoor(pack, openField(support(), 'born', 'benefit', at), born)).toBe('open');
    expect(fieldDoor(formsPack({ birth: 'shown' }), support(), born)).toBe('open');
  });

  test('puts on record that the reason was said, which one and when, and nothing of one that is not asked (S4:28)', () => {
    const pack = formsPack({ special: 'volunteered-only' });
    const asked = ['born', 'income', 'illness'].reduce(
      (enquiry, fieldId) => openField(enquiry, fieldId, fieldId === 'born' ? 'benefit' : null, at),
      support({ values: everything }),
    );
    expect(finishEnquiry(pack, newCall('phone', [asked]), asked, at)?.reasonsGiven).toEqual([
      { fieldId: 'born', reasonId: 'benefit', at },
      { fieldId: 'income', reasonId: null, at },
    ]);
  });

  test('opens a condition by its answer, and names what is typed where it is closed again', () => {
    const pack = formsPack();
    const heating = support({ values: { help: 'heating', boiler: 'old' } });
    expect(ids(pack, heating)).toContain('boiler');
    const food = { ...heating, values: { ...heating.values, help: 'food' } };
    expect(ids(pack, food)).not.toContain('boiler');
    expect(answersNotKept(pack, 'phone', food)).toEqual(['boiler']);
    expect(keptAnswers(pack, 'phone', food).map(({ field }) => field.id)).toEqual(['help']);
  });

  test('waits for no e-mail by telephone or at the desk, nor for what they would rather not say', () => {
    const pack = formsPack();
    const waitedFor = (enquiry: EnquiryDraft) =>
      askedFields(pack, 'phone', enquiry)
        .filter((field) => isRequired(pack, 'phone', enquiry, field))
        .map(({ id }) => id);
    expect(waitedFor(support())).toEqual(['income']);
    expect(waitedFor(leaveFieldOut(support(), 'income', at))).toEqual([]);
    const body = finishEnquiry(pack, newCall('phone'), leaveFieldOut(support(), 'income', at), at);
    expect(body?.refusals).toEqual([{ item: 'income', at }]);
  });

  test('lets nobody stay anonymous where the service does not', () => {
    const pack = formsPack();
    const kinds = (serviceId: string) => {
      const draft = newCall('phone', [enquiryFor(serviceId, { needsPersonalDetails: false })]);
      return savingNeeds(pack, draft).map(({ kind }) => kind);
    };
    expect(kinds('support-fund')).toContain('personal-question');
    expect(kinds('missed-bin')).not.toContain('personal-question');
  });
});

describe('a hint of what an answer looks like', () => {
  const account = formsPack()
    .services.find(({ id }) => id === 'support-fund')!
    .fields.find(({ id }) => id === 'account')!;
  test('speaks for what is otherwise, whole text and not a part of it', () => {
    expect(unlike(account, '12345678')).toBeNull();
    expect(unlike(account, ' ')).toBeNull();
    for (const typed of ['1234567', 'x12345678', '123456789', '1'.repeat(5_000)])
      expect(unlike(account, typed)).toBe('An account number has eight digits.');
  });
  test('never lets a pattern hold up the typing', () => {
    const slow = { ...account, looksLike: { pattern: '(a+)+b', hint: 'no' } };
    expect(unlike(slow, 'a'.repeat(90))).toBeNull();
  });
});

test('a required answer that was typed before its reason was said is waited for, never dropped unseen', () => {
  const pack = formsPack();
  const needs = (enquiry: EnquiryDraft) =>
    savingNeeds(pack, newCall('phone', [enquiry])).filter(({ kind }) => kind === 'field');
  const typed = support({ values: { ...everything, boiler: 'yes' } });
  const income = { kind: 'field', enquiryId: typed.id, fieldId: 'income' };
  expect(needs(typed)).toContainEqual(income);
  expect(needs(openField(typed, 'income', null, at))).not.toContainEqual(income);
});

describe('a service with a system of its own', () => {
  const pack = formsPack();
  const values = { name: 'Avaline Quillworth', repair: 'the boiler' };
  const housing = (change: Partial<EnquiryDraft>) =>
    enquiryFor('housing-repair', { values, note: 'Quillworth rings', ...change });

  test('keeps only that system’s reference, which is waited for', () => {
    const enquiry = housing({ systemReference: ' HB-77 ', sensitive: [{ tag: 'health', text: 'asthma' }] });
    const draft = newCall('phone', [enquiry]);
    const body = finishEnquiry(pack, draft, enquiry, at);
    expect(body).toMatchObject({
      person: null,
      fields: {},
      note: '',
      directEntry: { system: 'Homebase', reference: 'HB-77' },
    });
    expect(JSON.stringify(body)).not.toMatch(/Quillworth|boiler|asthma/);
    expect(toEnterNote(pack, draft, enquiry, at)).toBeNull();
    const kinds = (one: EnquiryDraft) => savingNeeds(pack, newCall('phone', [one])).map(({ kind }) => kind);
    expect(kinds(housing({}))).toContain('system-reference');
    expect(kinds(housing({ systemReference: 'x'.repeat(81) }))).toContain('system-reference');
    expect(kinds(enquiry)).not.toContain('system-reference');
  });

  test('that does not answer: what is to be entered is a note of its own, and nothing of it is in the enquiry', () => {
    const enquiry = housing({ toEnter: true, sensitive: [{ tag: 'health', text: 'asthma' }] });
    const draft = newCall('phone', [enquiry]);
    const body = finishEnquiry(pack, draft, enquiry, at);
    expect(body?.directEntry).toEqual({ system: 'Homebase', reference: null });
    expect(JSON.stringify(body)).not.toMatch(/Quillworth|boiler|asthma/);
    expect(toEnterNote(pack, draft, enquiry, at)).toMatchObject({
      system: 'Homebase',
      answers: values,
      note: 'Quillworth rings',
      sensitive: [{ tag: 'health', text: 'asthma' }],
    });
  });
});
