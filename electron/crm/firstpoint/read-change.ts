import { z } from 'zod';
import { ticketFacts, ticketStanding } from '../../../shared/domain/queue-ticket';
import type { CrmChange } from '../../../shared/ipc/vault-main-contract';

const tombstoneReason = z.enum(['retention', 'erasure', 'merged']);

const enquiryChange = z.object({
  kind: z.literal('enquiry'),
  id: z.uuid(),
  version: z.number().int(),
  data: z
    .object({ reference: z.string(), crmReference: z.string(), status: z.enum(['open', 'closed']) })
    .nullish(),
  tombstone: z.object({ reason: tombstoneReason }).nullish(),
});
const ticketChange = z.object({
  kind: z.literal('ticket'),
  id: z.uuid(),
  version: z.number().int().min(1),
  data: z.object({ facts: ticketFacts, standing: ticketStanding }),
});
/** A newer CRM may tell of things that this version does not keep. */
const otherChange = z.object({ kind: z.string().refine((kind) => !['enquiry', 'ticket'].includes(kind)) });
/**
 * That the CRM has let go of an enquiry must be heard though the rest is garbled, for somebody may have asked to be
 * forgotten. A reason that this version doesn't know is read as the one that costs no unsent work.
 */
const goneChange = z.object({
  kind: z.literal('enquiry'),
  id: z.uuid(),
  version: z.number().int().catch(0),
  tombstone: z.object({ reason: tombstoneReason.catch('retention') }),
});

export type ChangeReading =
  | { read: 'change'; change: CrmChange }
  /** Of a kind that this version does not keep: passed over, not choked on. */
  | { read: 'other' }
  /** `id`: of the enquiry it was about, where that much could be read. */
  | { read: 'nothing'; id: string | null };

/**
 * Reads one change of a page by itself. One that can't be read is passed over and the rest of the page is taken: the
 * cursor stands behind whole pages only, so waiting for that one would keep back every later change for ever, erasures
 * among them. Little is lost with it: a change brings no more than the CRM's reference, which the next one brings again.
 */
export function readChange(raw: unknown): ChangeReading {
  const whole = enquiryChange.safeParse(raw);
  if (whole.success) {
    const { data = null, tombstone = null, ...rest } = whole.data;
    return { read: 'change', change: { ...rest, data, tombstone } };
  }
  const ticket = ticketChange.safeParse(raw);
  if (ticket.success) {
    const { kind, id, version, data } = ticket.data;
    return { read: 'change', change: { kind, id, version, ticket: { id, ...data } } };
  }
  if (otherChange.safeParse(raw).success) return { read: 'other' };
  const gone = goneChange.safeParse(raw);
  if (gone.success) return { read: 'change', change: { ...gone.data, data: null } };
  const named = z.object({ id: z.uuid() }).safeParse(raw);
  return { read: 'nothing', id: named.success ? named.data.id : null };
}
