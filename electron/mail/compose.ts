import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailMessage } from '../../shared/domain/mail-message';

export type Sender = { name: string; address: string };

/**
 * The message as its bytes (RFC 5322): plain text, lines of at most 76 signs, names and subject encoded where they need
 * it. The same message always gives the same bytes, for date and Message-ID are its own. `unsent`: for a file that a
 * person's own mail program opens as a draft (X-Unsent, known to Outlook).
 */
export function composeMail(message: MailMessage, from: Sender, unsent = false): Promise<Buffer> {
  const { to, subject, text, messageId, date } = message;
  const composer = new MailComposer({
    from,
    to,
    subject,
    text: text.replaceAll(/\r\n?/g, '\n'),
    messageId,
    date: new Date(date),
    textEncoding: 'quoted-printable',
    newline: 'windows',
    ...(unsent && { headers: { 'X-Unsent': '1' } }),
    // Nothing in a message may make this process read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
