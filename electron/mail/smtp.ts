import { readFile } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import type { MailServer } from '../../shared/policy/mail-policy';
import type { MailAnswer, MailFaultKind } from '../../shared/sync/mail-answer';
import { readFailure } from './read-failure';

/** Limits, in milliseconds: a server that takes longer than all of them together counts as one that does not answer. */
const CONNECT_MS = 20_000;
const GREETING_MS = 20_000;
const SILENCE_MS = 60_000;

export type SmtpNeeds = { server: MailServer; password: string | null; clientName: string };
export type Sent = { from: string; to: string; raw: Buffer };

/**
 * Hands one message to the server, over TLS that is required and a certificate that is checked: never in clear, whatever
 * the server offers. One connection a message; a line that breaks after DATA is no answer, and the server may have it.
 */
export async function sendBySmtp(needs: SmtpNeeds, { from, to, raw }: Sent): Promise<MailAnswer> {
  const opened = await openTransport(needs);
  if (!opened.ok) return { result: 'fault', kind: opened.kind };
  try {
    await opened.transport.sendMail({ envelope: { from, to }, raw });
    return { result: 'taken' };
  } catch (error) {
    return readFailure(error);
  } finally {
    opened.transport.close();
  }
}

/** Whether the server lets this PC in; null: it does. */
export async function tryServer(needs: SmtpNeeds): Promise<MailFaultKind | null> {
  const opened = await openTransport(needs);
  if (!opened.ok) return opened.kind;
  try {
    await opened.transport.verify();
    return null;
  } catch (error) {
    const answer = readFailure(error);
    return answer.result === 'fault' ? answer.kind : 'turned-away';
  } finally {
    opened.transport.close();
  }
}

async function openTransport({ server, password, clientName }: SmtpNeeds) {
  const { host, port, tls, caFile, user } = server;
  const ca = caFile === undefined ? undefined : await readFile(caFile).catch(() => null);
  if (ca === null) return { ok: false as const, kind: 'no-ca-file' as const };
  const transport = createTransport({
    host,
    port,
    name: clientName,
    secure: tls === 'implicit',
    requireTLS: true,
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca && { ca }) },
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: GREETING_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    // It would write addresses and text.
    logger: false,
    debug: false,
  });
  return { ok: true as const, transport };
}
