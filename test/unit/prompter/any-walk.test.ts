import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frontOf } from '../../../renderer/state/front';
import { promptStep } from '../../../renderer/state/prompt-step';
import { answerPersonal } from '../../../shared/domain/answer-personal';
import { callDraft, type CallDraft } from '../../../shared/domain/call-draft';
import { markCutOff, stepIds, wayAround } from '../../../shared/domain/receipts';
import { speakIn } from '../../../shared/domain/spoken-language';
import { noticeIdOf, serviceOf } from '../../../shared/packs/lookup';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { personalFieldsOpen, savingNeeds } from '../../../shared/policy/saving-needs';
import { roleFaults } from '../../../shared/prompter/role-rules';
import { takeBackAnswer, takeBackSaid } from '../../../shared/prompter/take-back';
import { anyPack, fieldIds, newCall, newEnquiry, witness } from '../domain/any-call';
import { meetNeed } from '../domain/meet-need';
import { activeOf, change, expectToldWhereSaved, goOn, type Desk } from './walk';

/** What else a person may do at any moment, whatever the prompter shows. */
type Move =
  | { do: 'go-on' | 'pick' | 'turn' | 'add' | 'no' | 'back' | 'gone' | 'speak'; n: number }
  | { do: 'unsay'; step: (typeof stepIds)[number] }
  | { do: 'around'; how: 'already-given' | 'deferred' }
  | { do: 'type'; field: string; value: string };
const other = fc.constantFrom('pick', 'turn', 'add', 'no', 'back', 'gone', 'speak');
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('go-on' as const), n: fc.nat() }) },
  { weight: 5, arbitrary: fc.record({ do: other, n: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('unsay' as const), step: fc.constantFrom(...stepIds) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('around' as const),
      how: fc.constantFrom('already-given', 'deferred'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      field: fc.constantFrom(...fieldIds),
      value: fc.string({ maxLength: 8 }),
    }),
  },
);

function move(pack: CouncilPack, desk: Desk, what: Move): Desk {
  const { draft } = desk;
  const active = activeOf(desk);
  const to = (next: CallDraft): Desk => ({ ...desk, draft: next });
  switch (what.do) {
    case 'go-on':
      return goOn(pack, desk, what.n) ?? desk;
    case 'pick':
      return to(change(draft, active.id, { serviceId: pack.services[what.n % pack.services.length]!.id }));
    case 'turn':
      return { draft, activeId: draft.enquiries[what.n % draft.enquiries.length]!.id };
    case 'add': {
      if (draft.enquiries.length >= 3) return desk;
      const enquiry = newEnquiry(draft.enquiries.length + 1);
      const open = takeBackSaid(pack, draft, 'closing');
      return { draft: { ...open, enquiries: [...open.enquiries, enquiry] }, activeId: enquiry.id };
    }
    case 'no':
      return pack.anonymousEnquiry ? to(answerPersonal(pack, draft, active.id, false)) : desk;
    case 'back': {
      const step = promptStep(pack, draft, active, savingNeeds(pack, draft));
      const front = frontOf(pack, draft, active, step, null);
      return to((front && takeBackAnswer(pack, draft, active.id, front)) ?? draft);
    }
    case 'gone':
      return to(markCutOff(draft, witness.at));
    case 'speak':
      return to(speakIn(draft, pack.languages[what.n % pack.languages.length]!, witness.at));
    case 'unsay':
      return to(takeBackSaid(pack, draft, what.step));
    case 'around': {
      const how =
        what.how === 'deferred'
          ? ({ status: 'deferred', reason: 'Somebody is hurt' } as const)
          : ({ status: 'already-given', givenVersion: '2026.10', givenOn: '2026-11-02' } as const);
      return to(wayAround(pack, draft, noticeIdOf(pack, active), how, witness));
    }
    case 'type': {
      const field = serviceOf(pack, active.serviceId)?.fields.find(({ id }) => id === what.field);
      // The screen shuts a personal field until then.
      if (!field || (field.personal && !personalFieldsOpen(pack, draft, active))) return desk;
      return to(change(draft, active.id, { values: { ...active.values, [field.id]: what.value } }));
    }
  }
}

/**
 * The draft with everything written that can be, and nothing more said: what somebody could save who types all and
 * speaks no further.
 */
function writtenOut(pack: CouncilPack, draft: CallDraft): CallDraft {
  let full = markCutOff(draft, witness.at);
  for (const { id, needsPersonalDetails } of draft.enquiries)
    if (needsPersonalDetails === null) full = answerPersonal(pack, full, id, true);
  const mute = new Set(['opening', 'objection', 'electoral', 'personal-question']);
  for (let turns = 0; turns < 60; turns++) {
    const need = savingNeeds(pack, full).find(({ kind }) => !mute.has(kind));
    if (!need) break;
    full = meetNeed(pack, full, need);
  }
  const typed = Object.fromEntries(fieldIds.map((id) => [id, 'typed']));
  return { ...full, enquiries: full.enquiries.map((e) => ({ ...e, values: { ...typed, ...e.values } })) };
}

test('no pack that passes the gate can make the prompter reach a dead end or save a personal field without a receipt', () => {
  fc.assert(
    fc.property(
      anyPack,
      fc.constantFrom('phone', 'in-person'),
      fc.array(anyMove, { maxLength: 40 }),
      fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
      (pack, channel, moves, picks) => {
        for (const script of pack.scripts)
          expect(roleFaults(script, { anonymous: pack.anonymousEnquiry })).toEqual([]);
        let desk: Desk = { draft: newCall(channel), activeId: newEnquiry(1).id };
        for (const one of moves) {
          desk = move(pack, desk, one);
          expectToldWhereSaved(pack, desk.draft);
        }
        expectToldWhereSaved(pack, writtenOut(pack, desk.draft));
        expect(callDraft.safeParse(desk.draft).error).toBeUndefined();
        for (let turns = 0; ; turns++) {
          expect(turns, 'going on and on').toBeLessThan(300);
          const next = goOn(pack, desk, picks[turns % picks.length]! + turns);
          if (!next) break;
          desk = next;
        }
        expect(savingNeeds(pack, desk.draft)).toEqual([]);
        expectToldWhereSaved(pack, desk.draft);
      },
    ),
    { numRuns: 200 },
  );
}, 120_000);
