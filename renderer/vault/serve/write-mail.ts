import { mailMessage, type MailMessage } from '../../../shared/domain/mail-message';
import type { Answer } from '../../../shared/ipc/port-message';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { londonInstant } from '../../../shared/policy/civil-date';
import { mailOpOf } from '../../../shared/sync/mail-op';
import { noMailHere } from '../hand-off-words';
import { badInput, cardNumberHere } from '../words';
import type { Context } from './context';

export type Letter = {
  /** The record that it belongs to, and is erased with. */
  entityId: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
};

/**
 * An e-mail to go into a unit of work (`mails`) beside what it is about; `context.mail.wake('committed')` then sends it.
 * Its Message-ID is fixed here. `id` is what audit events and the screen call it by. Problems: `no-mail` where IT's policy
 * says nothing of e-mail, `card-number`, `bad-input`.
 */
export async function writeMail(
  context: Pick<Context, 'main' | 'store' | 'now' | 'newId'>,
  { entityId, to, subject, text }: Letter,
): Promise<Answer<{ id: string; message: MailMessage }>> {
  if (holdsCardNumber(text) || holdsCardNumber(subject)) return { ok: false, problem: cardNumberHere };
  const state = await context.main.ask('mail.state', null);
  if (!state.ok) return state;
  const domain = state.value.from?.address.split('@')[1];
  if (!domain) return { ok: false, problem: noMailHere };
  const number = await context.store.numbers.take();
  if (!number.ok) return number;
  const id = context.newId();
  const message = mailMessage.safeParse({
    v: 1,
    opId: mailOpOf(id),
    entityId,
    deviceSeq: number.value,
    messageId: `<${id}@${domain}>`,
    date: londonInstant(context.now()),
    to,
    subject,
    text,
  });
  return message.success
    ? { ok: true, value: { id, message: message.data } }
    : { ok: false, problem: badInput };
}
