import type { CallDraft } from '../../shared/domain/call-draft';
import { markSaid } from '../../shared/domain/receipts';
import { builtInPack } from '../../shared/packs/built-in';

export type MadeUpFacts = { name: string; phone: string; note: string };

/** Fills a call that was just started with everything that saving needs, for a missed bin. */
export function fillCall(started: CallDraft, facts: MadeUpFacts, hashes: Record<string, string>): CallDraft {
  const pack = builtInPack();
  const witness = { at: started.startedAt, by: 'demo', hashes };
  const service = pack.services[0];
  if (!service) throw new Error('a pack without services');
  const answers: Record<string, string> = {
    name: facts.name,
    phone: facts.phone,
    email: 'made.up@example.invalid',
    address: '1 Made Up Street, Witney',
    postcode: 'OX28 1NB',
  };
  const values = Object.fromEntries(
    service.fields.map((f) => [f.id, answers[f.id] ?? f.choices?.[0]?.id ?? '2026-11-20']),
  );
  let draft = started;
  for (const step of ['opening', 'objection', 'closing'] as const)
    draft = markSaid(pack, draft, step, service.noticeId, witness);
  return {
    ...draft,
    enquiries: draft.enquiries.map((enquiry) => ({
      ...enquiry,
      needsPersonalDetails: true,
      serviceId: service.id,
      values,
      note: facts.note,
      outcome: { kind: service.usualOutcome, detail: 'as agreed', team: null, by: '2026-12-01' },
    })),
  };
}
