import { mkdtempSync, rmSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newAuthority } from '../../../support/certificates';
import { headerOf, startMailServer, type MailServerAtWork } from '../../../support/mail-server';
import { mailDesk, newMessage } from './mail-desk';

let folder: string;
let authority: ReturnType<typeof newAuthority>;
let stranger: ReturnType<typeof newAuthority>;
let running: MailServerAtWork[] = [];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-mail-'));
  authority = newAuthority(folder);
  stranger = newAuthority(folder, 'stranger');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  await Promise.all(running.map((one) => one.close()));
  running = [];
});

type ServerOptions = Partial<Parameters<typeof startMailServer>[0]>;

async function server(options: ServerOptions = {}): Promise<MailServerAtWork> {
  const one = await startMailServer({ certificate: authority.issue('localhost'), ...options });
  running.push(one);
  return one;
}

const policyFor = (port: number, change: Record<string, unknown> = {}) => ({
  from: 'reception@council.example',
  fromName: 'Reception',
  eml: false,
  server: { host: 'localhost', port, tls: 'starttls' as const, caFile: authority.caFile, ...change },
});

describe('an e-mail is taken', () => {
  test.each([
    ['by STARTTLS', 'starttls', false],
    ['with TLS from the first byte', 'implicit', true],
  ] as const)('%s, with who it is from and for, and its own Message-ID', async (_name, tls, implicit) => {
    const at = await server({ implicit });
    const message = newMessage();
    expect(await mailDesk(policyFor(at.port, { tls })).mail.send(message)).toEqual({ result: 'taken' });
    const [one] = at.taken;
    expect(one).toMatchObject({ from: 'reception@council.example', to: ['waste@council.example'] });
    expect(headerOf(one!.raw, 'Message-ID')).toBe(message.messageId);
    expect(headerOf(one!.raw, 'From')).toBe('Reception <reception@council.example>');
    expect(headerOf(one!.raw, 'X-Unsent')).toBeNull();
  });

  test('by a server that wants a password, once it was entered, tried and kept in the keychain alone', async () => {
    const at = await server({ login: { user: 'desk', password: 'open sesame' } });
    const desk = mailDesk(policyFor(at.port, { user: 'desk' }));
    expect(await desk.mail.send(newMessage())).toEqual({ result: 'fault', kind: 'no-password' });
    expect(at.connections()).toBe(0);
    expect(await desk.mail.enterPassword('wrong')).toMatchObject({ ok: false });
    expect(desk.kept.size).toBe(0);
    expect(await desk.mail.enterPassword('open sesame')).toMatchObject({ ok: true });
    expect([...desk.kept.keys()]).toEqual(['mail desk@localhost']);
    expect(await desk.mail.send(newMessage())).toEqual({ result: 'taken' });
    expect(desk.logged.join('\n')).not.toContain('sesame');
  });
});

describe('nothing leaves', () => {
  const refused: [string, () => Promise<ServerOptions>, Record<string, unknown>, string][] = [
    ['in clear where the offer of encryption was stripped', async () => ({ stripped: true }), {}, 'no-tls'],
    [
      'to a server of another authority',
      async () => ({ certificate: stranger.issue('localhost') }),
      {},
      'bad-certificate',
    ],
    [
      'to a server of another authority, by TLS from the first byte',
      async () => ({ certificate: stranger.issue('localhost'), implicit: true }),
      { tls: 'implicit' },
      'bad-certificate',
    ],
    [
      'to a server whose certificate is for another name',
      async () => ({ certificate: authority.issue('elsewhere.example') }),
      {},
      'bad-certificate',
    ],
    [
      'to a server that speaks no TLS where it should from the first byte',
      async () => ({}),
      { tls: 'implicit' },
      'no-tls',
    ],
    [
      'where the authority’s file is not there',
      async () => ({}),
      { caFile: '/nowhere/ca.pem' },
      'no-ca-file',
    ],
    [
      'to a server that knows another password',
      async () => ({ login: { user: 'desk', password: 'other' } }),
      { user: 'desk' },
      'signed-out',
    ],
  ];
  test.each(refused)('%s', async (_name, options, change, kind) => {
    const at = await server(await options());
    const desk = mailDesk(policyFor(at.port, change), { password: 'mine' });
    expect(await desk.mail.send(newMessage())).toEqual({ result: 'fault', kind });
    expect(at.heard).toEqual([]);
  });

  test('to a mail server that the pack does not name, where it names any place (S0:53)', async () => {
    const at = await server();
    const fault = async (...allowed: string[]) =>
      mailDesk(policyFor(at.port), { allowed }).mail.send(newMessage());
    expect(await fault('https://crm.example')).toEqual({ result: 'fault', kind: 'not-allowed' });
    expect(await fault('smtp://mail.elsewhere.example')).toEqual({ result: 'fault', kind: 'not-allowed' });
    expect(await fault('https://localhost')).toEqual({ result: 'fault', kind: 'not-allowed' });
    expect(at.heard).toEqual([]);
    expect(await fault('https://crm.example', 'smtp://localhost')).toEqual({ result: 'taken' });
  });

  test('where IT’s policy names no server', async () => {
    expect(await mailDesk(null).mail.send(newMessage())).toEqual({ result: 'fault', kind: 'no-settings' });
    expect(await mailDesk(null).mail.state()).toEqual({ from: null, fault: 'no-settings', eml: false });
  });
});

describe('what the server says', () => {
  test.each([
    ['greylisting', 'later', { at: 'rcpt', code: 450, says: '4.2.0 Greylisted, come back later' }],
    ['a full mailbox', 'later', { at: 'data', code: 452, says: '4.2.2 Over quota' }],
    [
      'nobody of that name',
      'refused',
      { at: 'rcpt', code: 550, says: '5.1.1 <waste@council.example> unknown' },
    ],
    ['not this content', 'refused', { at: 'data', code: 554, says: '5.7.1 Not wanted' }],
  ] as const)('%s: %s, with its own words and none of them in the log', async (_name, result, manner) => {
    const at = await server();
    at.behaves(manner);
    const desk = mailDesk(policyFor(at.port));
    const answer = await desk.mail.send(newMessage());
    expect(answer).toMatchObject({ result, code: manner.code });
    expect('says' in answer && answer.says).toContain(manner.says);
    expect(at.taken).toEqual([]);
    expect(desk.logged.join('\n')).toContain(String(manner.code));
    expect(desk.logged.join('\n')).not.toMatch(/council|waste|unknown|Greylisted|quota|wanted|Missed/i);
  });

  test('a line that breaks after DATA is no answer; the second copy bears the same Message-ID and the same bytes', async () => {
    const at = await server();
    at.behaves('reset-after-data', 'takes');
    const { mail } = mailDesk(policyFor(at.port));
    const message = newMessage();
    expect(await mail.send(message)).toEqual({ result: 'fault', kind: 'no-answer' });
    expect(await mail.send(message)).toEqual({ result: 'taken' });
    expect(at.taken).toHaveLength(2);
    expect(at.taken.map(({ raw }) => headerOf(raw, 'Message-ID'))).toEqual([
      message.messageId,
      message.messageId,
    ]);
    expect(at.taken[1]!.raw).toBe(at.taken[0]!.raw);
  });

  test('a server that is slow is waited for', async () => {
    const at = await server({ slow: 1_500 });
    expect(await mailDesk(policyFor(at.port)).mail.send(newMessage())).toEqual({ result: 'taken' });
  });

  test.each([
    ['220', '554 5.7.1 No service for you', 'turned-away'],
    ['421', '421 4.3.2 Busy', 'no-answer'],
  ])('a greeting of %s kind turns nobody’s e-mail down: %s', async (_name, greeting, kind) => {
    const rude = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(`${greeting}\r\n`);
    });
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
    const { port } = rude.address() as AddressInfo;
    expect(await mailDesk(policyFor(port)).mail.send(newMessage())).toEqual({ result: 'fault', kind });
    await new Promise((resolve) => rude.close(resolve));
  });

  test('nobody there: nothing can have reached anybody', async () => {
    const at = await server();
    const { port } = at;
    await at.close();
    running = [];
    expect(await mailDesk(policyFor(port)).mail.send(newMessage())).toEqual({
      result: 'fault',
      kind: 'unreachable',
    });
  });
});
