import { z } from 'zod';
import { mailAddress } from '../domain/mail-message';

const oneLine = z.string().regex(/^[^\p{Cc}]+$/u);

/** How e-mails leave these desks. The password is never here: it lies in the credential store of each PC. */
export const mailPolicy = z.strictObject({
  /** Whom every e-mail is from: a mailbox that somebody reads, for refusals that come later go there. */
  from: mailAddress,
  fromName: oneLine.max(120).optional(),
  /** Left out: e-mails can't be sent from these desks, only saved as files. */
  server: z
    .strictObject({
      host: z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/),
      port: z.number().int().min(1).max(65_535),
      /** `implicit`: TLS from the first byte (RFC 8314). `starttls`: required, before anything is said. */
      tls: z.enum(['implicit', 'starttls']),
      /** Absolute path of a PEM file: the one authority that counts, instead of the public ones. */
      caFile: z.string().min(1).max(1000).optional(),
      /** Left out: the server takes mail from these PCs without signing in. */
      user: oneLine.max(254).optional(),
    })
    .optional(),
  /** E-mails may be saved as .eml files, for desks where only the person's own mail program may send. */
  eml: z.boolean().default(false),
});
export type MailPolicy = z.infer<typeof mailPolicy>;
export type MailServer = NonNullable<MailPolicy['server']>;

/** What is wrong with a setting, by its name, for whoever wrote the file. */
export const mailAdvice: Record<string, string> = {
  mail: 'must say at least whom e-mails are "from"',
  'mail.from': 'must be an e-mail address',
  'mail.fromName': 'must be one line of text',
  'mail.server.host': 'must be the name of the mail server, without a port',
  'mail.server.port': 'must be a number, such as 465 or 587',
  'mail.server.tls': 'must be "implicit" or "starttls"; without encryption nothing is sent',
  'mail.server.caFile': 'must be the full path of a file',
  'mail.server.user': 'must be one line of text',
  'mail.eml': 'must be true or false',
};
