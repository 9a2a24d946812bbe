import { z } from 'zod';

/** Enough of what a server says to tell what is wrong; it may quote addresses, so it is sealed and never logged. */
export const SERVER_WORDS_MAX = 500;

/** Why no e-mail can go now, whichever it is: nothing that one e-mail says could be the cause. */
export const mailFaultKind = z.enum([
  /** IT's policy names no mail server. */
  'no-settings',
  /** The pack in use does not name it among the places where personal data may go (S0:53). */
  'not-allowed',
  /** The file with the certificate authority that IT's policy names can't be read. */
  'no-ca-file',
  /** Its password has not been entered on this PC. */
  'no-password',
  /** It does not take the user name and password. */
  'signed-out',
  /** No connection came about. */
  'unreachable',
  /** It fell silent, perhaps after it had all of it. */
  'no-answer',
  /** It offers no encryption, or less than TLS 1.2: nothing is sent in clear. */
  'no-tls',
  /** Its certificate is not one that this PC trusts for its name. */
  'bad-certificate',
  /** It turns this PC away before it hears of any e-mail. */
  'turned-away',
]);
export type MailFaultKind = z.infer<typeof mailFaultKind>;

const says = z.string().max(SERVER_WORDS_MAX);
const code = z.number().int().nullable();

/** What came of one try to send one e-mail. */
export const mailAnswer = z.discriminatedUnion('result', [
  /** The server answered 250 to the whole message: from then on it is the server's. */
  z.strictObject({ result: z.literal('taken') }),
  /** 4xx: not now. */
  z.strictObject({ result: z.literal('later'), code, says }),
  /** 5xx: never as it is. */
  z.strictObject({ result: z.literal('refused'), code, says }),
  z.strictObject({ result: z.literal('fault'), kind: mailFaultKind }),
]);
export type MailAnswer = z.infer<typeof mailAnswer>;
