import { mkdirSync, mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newAuthority } from '../../../support/certificates';
import { startExim } from '../../../support/exim';
import { headerOf } from '../../../support/mail-server';
import { mailDesk, newMessage } from './mail-desk';

let folder: string;
let exim: Awaited<ReturnType<typeof startExim>>;
let authority: ReturnType<typeof newAuthority>;
let stranger: ReturnType<typeof newAuthority>;
const login = { user: 'desk', password: 'open sesame' };

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-exim-'));
  chmodSync(folder, 0o755);
  authority = newAuthority(folder);
  stranger = newAuthority(folder, 'stranger');
  const own = path.join(folder, 'server');
  mkdirSync(own);
  const certificate = authority.issue('localhost');
  chmodSync(certificate.keyFile, 0o644);
  exim = await startExim({ folder: own, certificate, login });
});
afterAll(async () => {
  await exim?.close();
  rmSync(folder, { recursive: true, force: true });
});

const desk = (change: Record<string, unknown> = {}, password = login.password) =>
  mailDesk(
    {
      from: 'reception@council.example',
      fromName: 'Derbynfa’r Cyngor',
      eml: false,
      server: {
        ...{ host: 'localhost', port: exim.port, tls: 'starttls' as const },
        ...{ caFile: authority.caFile, user: login.user, ...change },
      },
    },
    { password },
  );
const inInbox = (messageId: string): string[] =>
  exim.delivered().filter((raw) => headerOf(raw, 'Message-ID') === messageId);

test('Debian’s Exim takes an e-mail over TLS after signing in, and delivers every word of it', async () => {
  const message = newMessage({ text: 'Lid was shut\n.\nFrom the kerb: Tŷ gwyrdd\n', subject: 'K7M-3QF2-X: Gwastraff / Tŷ' });
  expect(await desk().mail.send(message)).toEqual({ result: 'taken' });
  const [raw = ''] = await vi.waitFor(
    () => {
      expect(inInbox(message.messageId)).toHaveLength(1);
      return inInbox(message.messageId);
    },
    { timeout: 20_000 },
  );
  expect(headerOf(raw, 'To')).toBe('Waste <waste@council.example>');
  expect(raw).toContain('From the kerb: T=C5=B7 gwyrdd');
  expect(raw).toContain('\n.\n');
  expect(exim.log()).toMatch(/X=TLS1\.[23]:\S+.* A=plain:desk/);
});

test('Exim is sent nothing where another authority signed its certificate', async () => {
  const message = newMessage();
  const answer = await desk({ caFile: stranger.caFile }).mail.send(message);
  expect(answer).toEqual({ result: 'fault', kind: 'bad-certificate' });
  expect(exim.log()).not.toContain(message.messageId.slice(1, -1));
});

test('Exim is sent nothing by an address that its certificate does not name', async () => {
  expect(await desk({ host: '127.0.0.1' }).mail.send(newMessage())).toEqual({ result: 'fault', kind: 'bad-certificate' });
});

test('Exim turns nobody down by name, puts off, and refuses a password, each in its own words', async () => {
  const to = (address: string) => newMessage({ to: { name: '', address } });
  expect(await desk().mail.send(to('nobody@council.example'))).toEqual({
    result: 'refused',
    code: 550,
    says: '550 <nobody@council.example> is nobody here',
  });
  expect(await desk().mail.send(to('later@council.example'))).toEqual({
    result: 'later',
    code: 451,
    says: '451 greylisted, try again',
  });
  expect(await desk().mail.send(to('waste@elsewhere.example'))).toMatchObject({ result: 'refused', code: 550 });
  expect(await desk({}, 'wrong').mail.send(newMessage())).toEqual({ result: 'fault', kind: 'signed-out' });
  expect(await desk().mail.enterPassword('wrong')).toMatchObject({ ok: false });
});

test('an e-mail whose answer was lost comes twice at most, and as one by its Message-ID', async () => {
  const message = newMessage();
  expect(await desk().mail.send(message)).toEqual({ result: 'taken' });
  expect(await desk().mail.send(message)).toEqual({ result: 'taken' });
  await vi.waitFor(() => expect(inInbox(message.messageId)).toHaveLength(2), { timeout: 20_000 });
  const [first, second] = inInbox(message.messageId).map((raw) => raw.slice(raw.indexOf('From: ')));
  expect(second).toBe(first);
});
