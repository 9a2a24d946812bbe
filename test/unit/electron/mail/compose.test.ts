import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeMail } from '../../../../electron/mail/compose';
import { mailMessage, type MailMessage } from '../../../../shared/domain/mail-message';
import { headerOf } from '../../../support/mail-server';
import { mailDesk, newMessage } from './mail-desk';

const from = { name: 'Reception', address: 'reception@council.example' };

async function bytesOf(change: Partial<MailMessage>): Promise<string> {
  return (await composeMail(newMessage(change), from)).toString('latin1');
}
const bodyOf = (raw: string): string => raw.slice(raw.indexOf('\r\n\r\n') + 4);

/** RFC 2045 6.7, the other way round. */
function fromQuotedPrintable(body: string): string {
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
/** RFC 2047, the other way round. */
function fromEncodedWords(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('latin1')
        : word.replaceAll('_', ' ').replaceAll(/=([0-9A-F]{2})/gi, (_w, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
}
const readHeader = (raw: string, name: string): string =>
  Buffer.from(fromEncodedWords(headerOf(raw, name) ?? ''), 'latin1').toString('utf8');

const headers = ['From', 'To', 'Subject', 'Message-ID', 'Date', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding'];
const namesOf = (raw: string): string[] =>
  [...raw.slice(0, raw.indexOf('\r\n\r\n')).matchAll(/^([^\s:]+):/gm)].map(([, name]) => name ?? '');

describe('the bytes of an e-mail', () => {
  test('hold any text whole, in ASCII and lines that any server takes', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 3000 });
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        const raw = await bytesOf({ text: typed });
        expect(raw).toMatch(/^[\x09\x0a\x0d\x20-\x7e]*$/);
        for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
        const lines = (t: string): string[] => t.replace(/(\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
        expect(lines(fromQuotedPrintable(bodyOf(raw)))).toEqual(lines(typed));
      }),
      { numRuns: 150 },
    );
  });

  test('hold a note of the greatest length in one line', async () => {
    const raw = await bytesOf({ text: `${'ŵ'.repeat(20_000)}\n` });
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(fromQuotedPrintable(bodyOf(raw))).toContain('ŵ'.repeat(20_000));
  });

  test('have a lone full stop in them that ends nothing', async () => {
    expect(fromQuotedPrintable(bodyOf(await bytesOf({ text: 'one\n.\ntwo' })))).toBe('one\r\n.\r\ntwo\r\n');
  });

  test('say subject and name in Welsh, encoded', async () => {
    const raw = await bytesOf({ subject: 'K7M-3QF2-X: Tŷ gwâg', to: { name: 'Tîm Tŷ, Ŵyr', address: 'ty@council.example' } });
    expect(headerOf(raw, 'Subject')).toMatch(/^[\x20-\x7e]+$/);
    expect(readHeader(raw, 'Subject')).toBe('K7M-3QF2-X: Tŷ gwâg');
    expect(readHeader(raw, 'To')).toContain('Tîm Tŷ, Ŵyr');
    expect(readHeader(raw, 'To')).toContain('<ty@council.example>');
  });

  test('are the same each time', async () => {
    const message = newMessage();
    const [first, second] = await Promise.all([composeMail(message, from), composeMail(message, from)]);
    expect(second.equals(first)).toBe(true);
  });
});

describe('nobody writes a header by what they type', () => {
  const attacks = ['x\r\nBcc: thief@elsewhere.example', 'x\nBcc: thief@elsewhere.example', 'x\rBcc: t', 'x\u2028Bcc: t', 'x\0y'];

  test.each(attacks)('%j is no subject and no name', (text) => {
    const good = newMessage();
    expect(mailMessage.safeParse(good).success).toBe(true);
    expect(mailMessage.safeParse({ ...good, subject: text }).success).toBe(false);
    expect(mailMessage.safeParse({ ...good, to: { ...good.to, name: text } }).success).toBe(false);
    expect(mailMessage.safeParse({ ...good, to: { ...good.to, address: `${text}@council.example` } }).success).toBe(false);
    expect(mailMessage.safeParse({ ...good, messageId: text }).success).toBe(false);
  });

  test.each(attacks)('%j makes no header, even where it came past the door', async (text) => {
    const raw = await bytesOf({ subject: text, to: { name: text, address: 'waste@council.example' } });
    expect(namesOf(raw).sort()).toEqual([...headers].sort());
    expect(raw.split('\r\n').filter((line) => /^bcc/i.test(line))).toEqual([]);
  });

  test.each(['a@b.example, thief@elsewhere.example', 'a@b.example>', '<a@b.example', 'a b@c.example', '"x"@b.example', 'a@b'])(
    '%j is nobody’s address',
    (address) => {
      const good = newMessage();
      expect(mailMessage.safeParse({ ...good, to: { name: '', address } }).success).toBe(false);
    },
  );
});

describe('an e-mail as a file', () => {
  const policy = { from: 'reception@council.example', eml: true };

  test('is a draft for the person’s own mail program: From, To, Subject, X-Unsent', async () => {
    const desk = mailDesk(policy);
    expect(await desk.mail.saveEml(newMessage(), 'K7M-3QF2-X')).toBe(true);
    const [file] = desk.files;
    expect(file?.name).toBe('K7M-3QF2-X.eml');
    const raw = file?.bytes.toString('latin1') ?? '';
    expect(headerOf(raw, 'X-Unsent')).toBe('1');
    expect(headerOf(raw, 'From')).toBe('reception@council.example');
    expect(headerOf(raw, 'To')).toBe('Waste <waste@council.example>');
    expect(headerOf(raw, 'Subject')).toBe('K7M-3QF2-X: Missed bin');
    expect(fromQuotedPrintable(bodyOf(raw))).toContain('Lid was shut');
  });

  test('is none where IT’s policy does not say so', async () => {
    const desk = mailDesk({ ...policy, eml: false });
    expect(await desk.mail.saveEml(newMessage(), 'K7M-3QF2-X')).toBe(false);
    expect(desk.files).toEqual([]);
  });
});

describe('the password', () => {
  const policy = {
    ...{ from: 'reception@council.example', eml: false },
    server: { host: '127.0.0.1', port: 9, tls: 'starttls' as const, user: 'desk' },
  };

  test('is kept untried where the server does not answer, and said so', async () => {
    const desk = mailDesk(policy);
    const answer = await desk.mail.enterPassword('open sesame');
    expect(answer).toMatchObject({ ok: true, value: { say: expect.stringContaining('could not be asked') as string } });
    expect(desk.kept.size).toBe(1);
    expect(desk.logged).toContain('changed');
  });

  test('is kept nowhere without a keychain', async () => {
    const desk = mailDesk(policy, { store: false });
    expect(await desk.mail.enterPassword('open sesame')).toMatchObject({ ok: false });
    expect(await desk.mail.state()).toMatchObject({ fault: 'no-password' });
  });
});
