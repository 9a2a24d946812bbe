import { expect } from 'vitest';
import { frontOf } from '../../../renderer/state/front';
import { promptStep } from '../../../renderer/state/prompt-step';
import { answerPersonal } from '../../../shared/domain/answer-personal';
import type { CallDraft, EnquiryDraft } from '../../../shared/domain/call-draft';
import { isPersonField } from '../../../shared/domain/enquiry';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import { receiptFor, receiptOpens, type Witness } from '../../../shared/domain/receipts';
import { speakIn } from '../../../shared/domain/spoken-language';
import { serviceOf } from '../../../shared/packs/lookup';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { mayBeAnonymous } from '../../../shared/policy/asked-fields';
import { savingNeeds } from '../../../shared/policy/saving-needs';
import { answerScript } from '../../../shared/prompter/answer-script';
import { witness as madeUp } from '../domain/any-call';
import { meetNeed } from '../domain/meet-need';

export type Desk = { draft: CallDraft; activeId: string };
export const activeOf = ({ draft, activeId }: Desk): EnquiryDraft =>
  draft.enquiries.find(({ id }) => id === activeId) ?? draft.enquiries[0]!;

/** Does what the prompter shows, any of its answers; null when there is nothing left to do but to save. */
export function goOn(
  pack: CouncilPack,
  desk: Desk,
  pick: number,
  witness: Witness = madeUp,
  write: typeof meetNeed = meetNeed,
): Desk | null {
  const { draft } = desk;
  const active = activeOf(desk);
  const needs = savingNeeds(pack, draft);
  const step = promptStep(pack, draft, active, needs);
  const to = (next: CallDraft): Desk => {
    expect(next, `${step.kind} leads nowhere`).not.toBe(draft);
    return { ...desk, draft: next };
  };
  switch (step.kind) {
    case 'language':
      return to(speakIn(draft, pack.languages[pick % pack.languages.length]!, witness.at));
    case 'opening':
    case 'objection':
    case 'electoral':
    case 'closing': {
      const front = frontOf(pack, draft, active, step, null);
      expect(front, `nothing to say for ${step.kind}`).not.toBeNull();
      const shown = front!.shown;
      const answer = shown.kind === 'ask' ? shown.answers[pick % shown.answers.length]!.id : null;
      return to(answerScript(pack, draft, active.id, front!, answer, witness));
    }
    case 'personal-question':
      // The screen offers a no only where that can be.
      return to(
        answerPersonal(
          pack,
          draft,
          active.id,
          pick % 2 === 0 || !mayBeAnonymous(pack, serviceOf(pack, active.serviceId)),
        ),
      );
    case 'service':
      return to(change(draft, active.id, { serviceId: pack.services[pick % pack.services.length]!.id }));
    case 'write':
      if ('enquiryId' in step.need && step.need.enquiryId !== active.id)
        return { ...desk, activeId: step.need.enquiryId };
      return to(write(pack, draft, step.need));
    case 'save':
      return null;
  }
}

export const change = (draft: CallDraft, id: string, to: Partial<EnquiryDraft>): CallDraft => ({
  ...draft,
  enquiries: draft.enquiries.map((e) => (e.id === id ? { ...e, ...to } : e)),
});

/** Nothing personal is in what would be saved unless its notice was told, or recorded as gone around. */
export function expectToldWhereSaved(pack: CouncilPack, draft: CallDraft): void {
  if (savingNeeds(pack, draft).length > 0) return;
  for (const enquiry of draft.enquiries) {
    const body = finishEnquiry(pack, draft, enquiry, madeUp.at)!;
    const service = serviceOf(pack, enquiry.serviceId)!;
    const personal = service.fields.filter((f) => f.personal && !isPersonField(f.id)).map((f) => f.id);
    const holds = Object.keys(body.person ?? {}).length > 0 || personal.some((id) => id in body.fields);
    if (!holds) continue;
    expect(receiptOpens(pack, receiptFor(draft, service.noticeId))).toBe(true);
    expect(body.receipts.some((r) => r.noticeId === service.noticeId)).toBe(true);
  }
}
