import { randomUUID } from 'node:crypto';
import { createMailPassword } from '../../../../electron/mail/mail-password';
import { createMailService } from '../../../../electron/mail/mail-service';
import type { MailMessage } from '../../../../shared/domain/mail-message';
import type { MailPolicy } from '../../../../shared/policy/mail-policy';

/** Main's half of e-mail without Electron: what it logged and what it kept can be looked at. */
export function mailDesk(
  policy: MailPolicy | null,
  { password, allowed = [], store = true }: { password?: string; allowed?: string[]; store?: boolean } = {},
) {
  const logged: string[] = [];
  const kept = new Map<string, Uint8Array>();
  const files: { name: string; bytes: Buffer }[] = [];
  const log = (event: string, fields?: unknown): void => void logged.push(`${event} ${JSON.stringify(fields)}`);
  const secrets = store
    ? {
        get: async (account: string) => kept.get(account)?.slice() ?? null,
        set: async (account: string, secret: Uint8Array) => void kept.set(account, secret),
      }
    : null;
  const server = policy?.server;
  if (server && password !== undefined)
    kept.set(`mail ${server.user ?? ''}@${server.host}`, new TextEncoder().encode(password));
  const mail = createMailService({
    policy,
    password: server ? createMailPassword(server, Promise.resolve(secrets)) : null,
    allowedEndpoints: async () => allowed,
    clientName: 'firstpoint.invalid',
    saveFile: async (name, bytes) => {
      files.push({ name, bytes });
      return true;
    },
    onChange: () => void logged.push('changed'),
    log: { info: log, warn: log, error: log },
  });
  return { mail, logged, kept, files };
}

export function newMessage(change: Partial<MailMessage> = {}): MailMessage {
  const id = randomUUID();
  return {
    v: 1,
    opId: `${id}/mail`,
    entityId: randomUUID(),
    deviceSeq: 7,
    messageId: `<${id}@council.example>`,
    date: '2026-11-23T10:42:00.000+00:00',
    to: { name: 'Waste', address: 'waste@council.example' },
    subject: 'K7M-3QF2-X: Missed bin',
    text: 'Reference: K7M-3QF2-X\n\nNote:\nLid was shut\n',
    ...change,
  };
}
