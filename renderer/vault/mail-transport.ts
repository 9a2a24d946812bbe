import type { MailMessage } from '../../shared/domain/mail-message';
import type { MailAnswer } from '../../shared/sync/mail-answer';
import type { MainClient } from './main-client';

/** The mail pump's way to the server through main. A main that doesn't answer is a server that doesn't. */
export function createMailTransport(main: MainClient): (message: MailMessage) => Promise<MailAnswer> {
  return async (message) => {
    const answer = await main.ask('mail.send', { message });
    return answer.ok ? answer.value : { result: 'fault', kind: 'no-answer' };
  };
}
