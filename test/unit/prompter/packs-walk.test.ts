import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frontOf, type Side } from '../../../renderer/state/front';
import { promptStep } from '../../../renderer/state/prompt-step';
import { openField } from '../../../shared/domain/field-opening';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import { optionalPurpose, questionLeft } from '../../../shared/domain/optional-question';
import { ALL_DETAILS } from '../../../shared/domain/refusals';
import type { CallDraft } from '../../../shared/domain/call-draft';
import { markCutOff, receiptOpens, type Witness } from '../../../shared/domain/receipts';
import { serviceOf } from '../../../shared/packs/lookup';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { askedFields } from '../../../shared/policy/asked-fields';
import { fieldDoor, reasonFirst } from '../../../shared/policy/delicate-fields';
import { savingNeeds, type SavingNeed } from '../../../shared/policy/saving-needs';
import { answerScript } from '../../../shared/prompter/answer-script';
import { formsPack } from '../../support/forms-pack';
import { peoplePack } from '../../support/people-pack';
import { readPack } from '../../support/read-pack';
import { newCall, newEnquiry, witness as madeUp } from '../domain/any-call';
import { meetNeed } from '../domain/meet-need';
import { activeOf, change, expectToldWhereSaved, goOn, type Desk } from './walk';

const packs: [string, CouncilPack][] = [
  ...[
    'west-oxfordshire',
    'oadby-wigston',
    'example-reception-handoff',
    'example-district',
    'arfordir-cymru',
  ].map((id): [string, CouncilPack] => [id, readPack(id)]),
  ['a pack of many forms', formsPack()],
  ['a pack about people', peoplePack()],
];

/** Goes a script beside the call through to its end, any of its answers; the same where the pack has none. */
function throughSide(pack: CouncilPack, desk: Desk, side: Side, pick: number, witness: Witness): CallDraft {
  const active = activeOf(desk);
  let { draft } = desk;
  for (let steps = 0; ; steps++) {
    expect(steps, `${side.role} goes on and on`).toBeLessThan(40);
    const step = promptStep(pack, draft, active, savingNeeds(pack, draft));
    const front = frontOf(pack, draft, active, step, side);
    if (!front) return draft;
    const { shown } = front;
    const answers = shown.kind === 'ask' ? shown.answers : [];
    const answer = answers[pick % Math.max(answers.length, 1)]?.id ?? null;
    const next = answerScript(pack, draft, active.id, front, answer, witness);
    expect(next, `${side.role} leads nowhere`).not.toBe(draft);
    draft = next;
    const [trail] = draft.trails.slice(-1);
    const isOver =
      frontOf(pack, draft, active, step, side)?.shown.id === front.script.steps[0]?.id ||
      trail?.scriptId !== front.script.id;
    if (isOver || steps > 20) return draft;
  }
}

describe.each(packs)('%s', (_name, pack) => {
  const witness: Witness = {
    ...madeUp,
    hashes: Object.fromEntries(pack.notices.map(({ id }) => [id, 'a'.repeat(64)])),
    consentHashes: Object.fromEntries(pack.scripts.map(({ id }) => [id, 'b'.repeat(64)])),
  };

  /** A field whose reason is to be said first is opened the way the screen does it. */
  const write = (pick: number, activeId: string): typeof meetNeed =>
    function written(thePack, draft, need: SavingNeed) {
      if (need.kind !== 'field') return meetNeed(thePack, draft, need);
      const enquiry = draft.enquiries.find(({ id }) => id === need.enquiryId)!;
      const field = askedFields(pack, draft.channel, enquiry).find(({ id }) => id === need.fieldId)!;
      if (fieldDoor(pack, enquiry, field) !== 'reason-first') {
        const value = field.choices?.[pick % field.choices.length]?.id ?? 'answer';
        return change(draft, enquiry.id, { values: { ...enquiry.values, [field.id]: value } });
      }
      if (reasonFirst(pack, field) === 'say')
        return throughSide(pack, { draft, activeId }, { role: 'reason', about: field.id }, pick, witness);
      const reason = pack.dateOfBirth.reasons[pick % pack.dateOfBirth.reasons.length]!;
      return change(draft, enquiry.id, openField(enquiry, field.id, reason.id, witness.at));
    };

  /** Opens a script beside the call, as a key would that may be pressed now. */
  const beside = (desk: Desk, n: number): CallDraft => {
    const { draft } = desk;
    const active = activeOf(desk);
    const fields = serviceOf(pack, active.serviceId)?.fields ?? [];
    const field = fields[n % Math.max(fields.length, 1)];
    const asked = questionLeft(pack, draft);
    const told = draft.receipts.some((receipt) => receiptOpens(pack, receipt));
    const mayAsk = active.needsPersonalDetails === true && told;
    const sides: Side[] = [
      { role: 'volunteered', about: 'sensitive' },
      { role: 'representative', about: 'call' },
      ...(mayAsk ? [{ role: 'refusal' as const, about: ALL_DETAILS }] : []),
      ...(mayAsk && field?.personal ? [{ role: 'refusal' as const, about: field.id }] : []),
      ...(mayAsk && field && reasonFirst(pack, field) === 'say'
        ? [{ role: 'reason' as const, about: field.id }]
        : []),
      ...(asked ? [{ role: 'consent' as const, about: asked.id }] : []),
    ];
    return throughSide(pack, desk, sides[n % sides.length]!, n >> 3, witness);
  };

  const anyMove = fc.record({
    do: fc.constantFrom('on', 'on', 'on', 'beside', 'beside', 'pick', 'type', 'add', 'gone'),
    n: fc.nat({ max: 9999 }),
  });

  const moved = (desk: Desk, { do: what, n }: { do: string; n: number }): Desk => {
    const { draft } = desk;
    const active = activeOf(desk);
    switch (what) {
      case 'on':
        return goOn(pack, desk, n, witness, write(n, active.id)) ?? desk;
      case 'beside':
        return { ...desk, draft: beside(desk, n) };
      case 'pick': {
        const serviceId = pack.services[n % pack.services.length]!.id;
        return { ...desk, draft: change(draft, active.id, { serviceId, toEnter: n % 3 === 0 }) };
      }
      case 'type': {
        const fields = askedFields(pack, draft.channel, active);
        const field = fields[n % Math.max(fields.length, 1)];
        if (!field || fieldDoor(pack, active, field) !== 'open' || field.personal) return desk;
        return {
          ...desk,
          draft: change(draft, active.id, { values: { ...active.values, [field.id]: 'x' } }),
        };
      }
      case 'add': {
        if (draft.enquiries.length >= 3) return desk;
        const enquiry = newEnquiry(draft.enquiries.length + 1);
        return { draft: { ...draft, enquiries: [...draft.enquiries, enquiry] }, activeId: enquiry.id };
      }
      default:
        return { ...desk, draft: markCutOff(draft, witness.at) };
    }
  };

  test('comes to saving from wherever one stands, whatever script was opened beside the call, and keeps nothing delicate without its reason', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('phone', 'in-person'),
        fc.array(anyMove, { maxLength: 30 }),
        fc.array(fc.nat({ max: 99 }), { minLength: 6, maxLength: 6 }),
        (channel, moves, picks) => {
          let desk: Desk = { draft: newCall(channel), activeId: newEnquiry(1).id };
          for (const one of moves) {
            desk = moved(desk, one);
            expectToldWhereSaved(pack, desk.draft);
          }
          for (let turns = 0; ; turns++) {
            expect(turns, 'going on and on').toBeLessThan(300);
            const n = picks[turns % picks.length]! + turns;
            const next = goOn(pack, desk, n, witness, write(n, desk.activeId));
            if (!next) break;
            desk = next;
          }
          expect(savingNeeds(pack, desk.draft)).toEqual([]);
          expectToldWhereSaved(pack, desk.draft);
          for (const enquiry of desk.draft.enquiries) {
            const body = finishEnquiry(pack, desk.draft, enquiry, witness.at)!;
            const said = new Set(enquiry.reasons.map(({ fieldId }) => fieldId));
            for (const field of serviceOf(pack, enquiry.serviceId)!.fields)
              if (reasonFirst(pack, field) && field.id in body.fields) expect(said).toContain(field.id);
            for (const { fieldId } of body.sensitive ?? []) if (fieldId) expect(said).toContain(fieldId);
            for (const { purposeId } of body.consents ?? [])
              expect(optionalPurpose(pack, purposeId)).not.toBeNull();
            if (body.anonymous)
              expect([body.person, body.sensitive, body.representative]).toEqual([
                null,
                undefined,
                undefined,
              ]);
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
