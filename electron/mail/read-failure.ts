import { SERVER_WORDS_MAX, type MailAnswer, type MailFaultKind } from '../../shared/sync/mail-answer';

/** What nodemailer tells of a failure, by the shape of what it throws. */
type Failure = {
  code?: unknown;
  command?: unknown;
  response?: unknown;
  responseCode?: unknown;
  message?: unknown;
  syscall?: unknown;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** OpenSSL's and Node's words for a certificate that is not believed. */
const certificate =
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ALTNAME|certificate|self[- ]signed|unable to verify|altnames/i;
/** A server that speaks no TLS, or one that is too old. */
const encryption = /ssl routines|wrong version number|unsupported protocol|TLS|protocol version|handshake/i;

/** One line, of a length that can be shown. */
export const serverWords = (response: string): string =>
  response
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, SERVER_WORDS_MAX);

const fault = (kind: MailFaultKind): MailAnswer => ({ result: 'fault', kind });

/** 530, 534, 535 and 538 (RFC 4954): it wants other credentials, or none at all were given. */
const signIn = new Set([530, 534, 535, 538]);

/**
 * Reads why a message did not go. What the server says of this very message (to MAIL, RCPT or DATA) is the message's;
 * everything before, and a line that broke, is the server's or the line's, and says nothing of it.
 */
export function readFailure(thrown: unknown): MailAnswer {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Failure;
  const status = typeof error.responseCode === 'number' ? error.responseCode : null;
  const command = text(error.command);
  const message = `${text(error.code)} ${text(error.message)}`;
  if (status === null) {
    if (text(error.code) === 'EAUTH') return fault('signed-out');
    if (certificate.test(message)) return fault('bad-certificate');
    if (text(error.code) === 'ETLS' || encryption.test(message)) return fault('no-tls');
    // While the line was being made; of one that breaks later the same code is told, whatever had gone over it.
    const unmade = ['connect', 'getaddrinfo'].includes(text(error.syscall)) || text(error.code) === 'EDNS';
    return fault(unmade ? 'unreachable' : 'no-answer');
  }
  if (command === 'STARTTLS' || text(error.code) === 'ETLS') return fault('no-tls');
  if (signIn.has(status)) return fault('signed-out');
  const ofMessage = /^(MAIL FROM|RCPT TO|DATA)/.test(command);
  if (text(error.code) === 'EAUTH') return fault(status >= 500 ? 'signed-out' : 'no-answer');
  if (!ofMessage) return fault(status === 421 || status < 500 ? 'no-answer' : 'turned-away');
  const says = serverWords(text(error.response));
  return { result: status >= 500 ? 'refused' : 'later', code: status, says };
}
