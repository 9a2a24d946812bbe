import { expect, test } from 'vitest';
import { readItPolicy } from '../../../shared/policy/it-policy';

const server = { host: 'mail.council.example', port: 587, tls: 'starttls' };
const reading = (mail: unknown) => readItPolicy(JSON.stringify({ mail }));

test('IT’s policy names a server, whom e-mails are from, and whether they may be saved as files', () => {
  expect(reading({ from: 'reception@council.example', server })).toMatchObject({
    ok: true,
    policy: { mail: { from: 'reception@council.example', eml: false, server } },
  });
  expect(readItPolicy('{}')).toMatchObject({ ok: true });
});

test.each([
  ['a password in the file', { from: 'a@b.example', server: { ...server, password: 'x' } }, /does not know/],
  [
    'a way without encryption',
    { from: 'a@b.example', server: { ...server, tls: 'none' } },
    /without encryption nothing is sent/,
  ],
  [
    'a certificate that is not checked',
    { from: 'a@b.example', server: { ...server, insecure: true } },
    /does not know/,
  ],
  ['nobody it is from', { server }, /"mail.from" must be an e-mail address/],
  ['a name that begins a header', { from: 'a@b.example', fromName: 'x\r\nBcc: y' }, /must be one line/],
  [
    'a port with its host',
    { from: 'a@b.example', server: { ...server, host: 'mail.example:25' } },
    /without a port/,
  ],
])('refuses %s, in words for whoever wrote it', (_name, mail, says) => {
  const read = reading(mail);
  expect(read.ok).toBe(false);
  expect(!read.ok && read.say).toMatch(says);
});
