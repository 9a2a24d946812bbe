import type { ParkedWhy } from '../../../shared/ipc/vault-contract';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import { isPassedToTeam } from '../../../shared/domain/hand-off';
import type { Passing } from '../../../shared/policy/retention';
import { isMailOp } from '../../../shared/sync/mail-op';
import type { OutboxDelivery, OutboxEntry } from '../../../shared/sync/outbox-state';
import type { OutboxRow } from './rows';

/** What the two sealed parts of an outbox row are sealed as. */
export const MUTATION = 'mutation';
export const WHY = 'why';

/** Stands in where the sealed reason can't be opened any more. */
export const unknownWhy: ParkedWhy = {
  kind: 'rejected',
  problemType: 'about:blank',
  crmSays: '',
  current: null,
};

/** The row as the rules see it; the reason of a parked one plays no part in them. */
export function entryOf({ opId, entityId, deviceSeq, delivery }: OutboxRow): OutboxEntry {
  const whole: OutboxDelivery = delivery.state === 'parked' ? { ...delivery, why: unknownWhy } : delivery;
  return { opId, entityId, deviceSeq, delivery: whole };
}

/** Of one enquiry's rows those that go to the CRM, in their order. */
export const crmRows = (rows: readonly OutboxRow[]): OutboxRow[] =>
  rows.filter(({ opId }) => !isMailOp(opId));

/** Whether the enquiry itself is not sent, its paper being enough. `rows`: what of it goes to the CRM, in its order. */
export const isSettledByPaper = ([first]: readonly OutboxRow[]): boolean =>
  first?.delivery.state === 'applied' && first.delivery.by === 'paper';

/**
 * How an enquiry was passed on, and when: to the CRM the moment its first mutation was settled, by e-mail the moment the
 * first of its e-mails was. What was added later, such as a consent withdrawn, does not begin its month anew. `rows` are
 * one enquiry's, by rising `deviceSeq`; the record is null where it can't be read: then the rule for every enquiry holds.
 */
export function passingOf(record: Partial<EnquiryRecord> | null, rows: readonly OutboxRow[]): Passing {
  const body = record?.body;
  const [first] = crmRows(rows);
  const emails = rows.filter(({ opId }) => isMailOp(opId));
  const sentAt = emails.flatMap(({ delivery }) => (delivery.state === 'applied' ? [delivery.at] : []));
  return {
    channel: body?.interaction.channel ?? null,
    toTeam: body !== undefined && isPassedToTeam(body.outcome),
    byEmail: emails.length > 0,
    crmAt: first?.delivery.state === 'applied' ? first.delivery.at : null,
    emailAt: sentAt.length > 0 ? Math.min(...sentAt) : null,
  };
}
