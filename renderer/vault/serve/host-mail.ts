import type { HostMail } from '../../../shared/domain/visit';
import type { Answer } from '../../../shared/ipc/port-message';
import { emptyUnit } from '../data/unit-of-work';
import type { Context } from './context';
import { writeMail } from './write-mail';

/** How a host is told by e-mail: the way that hand-offs go. */
export type HostMailRoute = {
  /** Whether IT's policy lets e-mail be sent from this PC, and the pack lets it go to that server. */
  ready(): boolean;
  /** Ok once it lies safely in the outbox; from there it goes by itself. */
  pass(visitId: string, mail: HostMail): Promise<Answer<null>>;
};

export function createHostMail(
  context: Pick<Context, 'main' | 'store' | 'mail' | 'mailWay' | 'now' | 'newId'>,
): HostMailRoute {
  return {
    ready: () => context.mailWay.current() === 'email',
    async pass(visitId, { to, subject, text }) {
      const letter = await writeMail(context, {
        entityId: visitId,
        to: { name: '', address: to },
        subject,
        text,
      });
      if (!letter.ok) return letter;
      const done = await context.store.work.commit({
        ...emptyUnit,
        mails: [{ message: letter.value.message }],
      });
      if (!done.ok) return done;
      context.mail.wake('committed');
      return { ok: true, value: null };
    },
  };
}
