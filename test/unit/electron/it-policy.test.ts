import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../../../electron/policy/load-policy';
import { isTrial, itPolicy, noPolicy, readItPolicy } from '../../../shared/policy/it-policy';

const enoent = Object.assign(new Error('no such file'), { code: 'ENOENT' });
const machineFile = '/etc/firstpoint/policy.json';

function onDisk(files: Record<string, string | Error>, asked = '') {
  return loadPolicy({
    platform: 'linux',
    env: {},
    asked,
    readFile: async (file) => {
      const found = files[file] ?? enoent;
      if (found instanceof Error) throw found;
      return found;
    },
  });
}

const trial = '{"crm":{"url":"http://127.0.0.1:4010","enrolmentCode":"SANDBOX-DESK"},"sandbox":true}';
const managed = '{"crm":{"url":"https://crm.council.example"}}';

describe('IT policy', () => {
  test('reads a full policy', () => {
    const text = `{"crm":{"url":"https://crm.example/firstpoint","enrolmentCode":"A1"},"sandbox":false,
      "keys":{"passphraseAllowed":true},"packFile":"/srv/pack.json","contentProtection":true}`;
    expect(readItPolicy(text)).toMatchObject({
      ok: true,
      policy: { keys: { passphraseAllowed: true }, contentProtection: true },
    });
  });

  test('waits seven days before it alarms, unless IT says otherwise in whole days', () => {
    expect(noPolicy.maxUnsentAge).toBe('P7D');
    expect(readItPolicy('{"maxUnsentAge":"P14D"}')).toMatchObject({ policy: { maxUnsentAge: 'P14D' } });
    for (const wrong of ['P0D', 'P1M', 'P31D', '7', 'PT1H'])
      expect(readItPolicy(JSON.stringify({ maxUnsentAge: wrong }))).toEqual({
        ok: false,
        say: '"maxUnsentAge" must be a number of days from P1D to P30D',
      });
  });

  test('reads a file that a Windows editor began with a byte order mark', () => {
    expect(readItPolicy(`\uFEFF${managed}`).ok).toBe(true);
  });

  test.each([
    ['http://crm.example'],
    ['http://127.0.0.1.evil.example'],
    ['http://localhost.evil.example'],
    ['https://user:secret@crm.example'],
    ['https://crm.example/?to=elsewhere'],
    ['ftp://crm.example'],
    ['javascript:alert(1)'],
    ['crm.example'],
    [''],
  ])('refuses the CRM address %s', (url) => {
    const reading = readItPolicy(JSON.stringify({ crm: { url } }));
    expect(reading).toEqual({ ok: false, say: '"crm.url" must be an address that begins with https://' });
  });

  test.each([
    ['http://127.0.0.1:4010'],
    ['http://localhost:4010/'],
    ['http://[::1]:4010'],
    ['https://crm.example/v2'],
  ])('takes the CRM address %s', (url) =>
    expect(readItPolicy(JSON.stringify({ crm: { url } })).ok).toBe(true),
  );

  test.each([
    ['{"crm":', 'it is not JSON: a comma, a quote or a bracket is missing or too many'],
    ['', 'it is not JSON: a comma, a quote or a bracket is missing or too many'],
    ['[]', 'it must be one JSON object'],
    ['null', 'it must be one JSON object'],
    ['{"sandbx":true}', 'it has a setting that Firstpoint does not know: "sandbx"'],
    [
      '{"keys":{"passphrase":true,"passphraseAllowed":true}}',
      'it has a setting that Firstpoint does not know: "keys.passphrase"',
    ],
    ['{"sandbox":"yes"}', '"sandbox" must be true or false'],
    ['{"crm":{"url":"https://c.example","production":"no"}}', '"crm.production" must be true or false'],
    [
      '{"packKeys":[{"keyId":"council","publicKey":"AAAA"}]}',
      '"packKeys.0.publicKey" must be an Ed25519 public key in base64',
    ],
  ])('says of %s what is wrong with it', (text, say) => {
    expect(readItPolicy(text)).toEqual({ ok: false, say });
  });

  test('is the strictest when there is none', async () => {
    expect(await onDisk({})).toEqual({ policy: noPolicy, trouble: null, from: 'none' });
    expect(noPolicy).toEqual({
      sandbox: false,
      keys: { passphraseAllowed: false },
      maxUnsentAge: 'P7D',
      packKeys: [],
      packFileUnsigned: false,
      contentProtection: false,
      customerScreen: 'on-request',
      roles: [],
    });
  });

  test('takes a CRM to be in production unless it says otherwise, and each key id only once', () => {
    const reading = readItPolicy(managed);
    expect(reading.ok && reading.policy.crm?.production).toBe(true);
    const key = { keyId: 'council', publicKey: `${'A'.repeat(43)}=` };
    expect(readItPolicy(JSON.stringify({ packKeys: [key] })).ok).toBe(true);
    expect(readItPolicy(JSON.stringify({ packKeys: [key, key] })).ok).toBe(false);
  });

  test('hears the switch only where the machine has no policy', async () => {
    expect(await onDisk({ '/tmp/p.json': trial }, '/tmp/p.json')).toMatchObject({ from: 'switch' });
    const both = await onDisk({ [machineFile]: managed, '/tmp/p.json': trial }, '/tmp/p.json');
    expect(both).toMatchObject({ from: 'machine', policy: { crm: { url: 'https://crm.council.example' } } });
  });

  test('never falls back to the switch when the machine’s policy is malformed or unreadable', async () => {
    const denied = Object.assign(new Error('denied'), { code: 'EACCES' });
    for (const broken of ['{"crm":', denied]) {
      const loaded = await onDisk({ [machineFile]: broken, '/tmp/p.json': trial }, '/tmp/p.json');
      expect(loaded).toMatchObject({ from: 'machine', policy: noPolicy });
      expect(loaded.trouble).toContain(machineFile);
      expect(loaded.trouble).toContain('kept safe');
    }
  });

  test('says so when the file of the switch is not there', async () => {
    expect((await onDisk({}, '/tmp/gone.json')).trouble).toContain('/tmp/gone.json');
  });

  test('looks where each operating system lets only administrators write', async () => {
    const looked: string[] = [];
    for (const platform of ['linux', 'darwin', 'win32']) {
      const readFile = (file: string) => {
        looked.push(file);
        return Promise.reject(enoent);
      };
      await loadPolicy({ platform, env: { ProgramData: 'D:\\ProgramData' }, asked: '', readFile });
    }
    expect(looked).toEqual([
      machineFile,
      '/Library/Application Support/Firstpoint/policy.json',
      'D:\\ProgramData\\Firstpoint\\policy.json',
    ]);
  });

  test('has no trial in production: a setting left on keeps no delivered pack away', () => {
    const file = { packFile: '/srv/pack.json', packFileUnsigned: true };
    const crm = { url: 'https://crm.example' };
    expect(isTrial(itPolicy.parse({ ...file, crm: { ...crm, production: false } }))).toBe(true);
    expect(isTrial(itPolicy.parse({ ...file, crm }))).toBe(false);
    expect(isTrial(itPolicy.parse({ packFileUnsigned: true, crm: { ...crm, production: false } }))).toBe(
      false,
    );
  });
});
