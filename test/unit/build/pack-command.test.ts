import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Ajv from 'ajv/dist/2020';
import { afterAll, describe, expect, test } from 'vitest';
import { runPackCommand } from '../../../build/pack/command';
import { packSchema, schemaFile } from '../../../build/pack/schema';
import { builtInPack } from '../../../shared/packs/built-in';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { signedPack } from '../../../shared/packs/signed-pack';
import { goodPack, goodWelshPack } from '../packs/support/good-pack';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pack-command-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const now = Date.parse('2026-11-25T12:00:00Z');
const at = (name: string): string => path.join(folder, name);
const run = (...args: string[]) => runPackCommand(args, { now });
function write(name: string, content: unknown): string {
  fs.writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
  return at(name);
}
function keys(name: string): { key: string; pub: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    key: write(`${name}.pem`, privateKey.export({ type: 'pkcs8', format: 'pem' })),
    pub: write(`${name}.pub`, publicKey.export({ type: 'spki', format: 'pem' })),
  };
}
const changed = (change: (pack: CouncilPack) => void): CouncilPack => {
  const pack = goodPack();
  change(pack);
  return pack;
};

describe('npm run pack -- check', () => {
  test('lists each finding with its place, its rule and what to do, and fails for one that refuses', async () => {
    const bad = write(
      'bad.json',
      changed((p) => (p.retention[0]!.period = 'P2M')),
    );
    const { code, say } = await run('check', bad);
    expect(code).toBe(1);
    expect(say).toMatch(
      /refused for \(1\)\n\n1\. retention › desk-copy › period .*\n.*S3:50.*\n.*Shorten it/,
    );
  });

  test('lets a good pack pass, and the built-in one for demonstration but not for production', async () => {
    expect(await run('check', write('good.json', goodPack()), '--production')).toMatchObject({ code: 0 });
    const built = write('built-in.json', builtInPack());
    expect(await run('check', built)).toMatchObject({ code: 0 });
    expect(await run('check', built, '--production')).toMatchObject({ code: 1 });
  });

  test.each([
    ['that is not there', at('nowhere.json'), /no such file/],
    ['that was cut short', write('cut.json', '{"format":2,'), /cut short/],
    ['that is no pack', write('no-pack.json', [1]), /refused/],
  ])('says so of a file %s', async (_, file, words) => {
    const { code, say } = await run('check', file);
    expect(code).toBe(1);
    expect(say).toMatch(words);
  });

  test('explains itself when it is not understood', async () => {
    for (const args of [
      [],
      ['check'],
      ['mend', 'x'],
      ['check', '--fast'],
      ['diff', 'x'],
      ['check', 'a', 'b', 'c'],
    ]) {
      const { code, say } = await run(...args);
      expect(code).toBe(1);
      expect(say).toContain('sign FILE');
    }
  });
});

describe('npm run pack -- sign and verify', () => {
  const good = write('to-sign.json', goodPack());
  const mine = keys('mine');

  test('signs what the gate lets through; what was signed verifies, and nothing else', async () => {
    expect(await run('sign', good, '--key', mine.key, '--key-id', 'council-1')).toMatchObject({ code: 0 });
    const file = at('to-sign.signed.json');
    expect(await run('verify', file, '--key', mine.pub)).toMatchObject({ code: 0 });
    expect(await run('check', file)).toMatchObject({ code: 0 });
    const signed = signedPack.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    signed.pack.version = '2027.1';
    const other = write('other.json', signed);
    expect(await run('verify', other, '--key', mine.pub)).toMatchObject({ code: 1 });
    expect(await run('verify', file, '--key', keys('theirs').pub)).toMatchObject({ code: 1 });
    expect(await run('verify', good, '--key', mine.pub)).toMatchObject({ code: 1 });
  });

  test('signs nothing that the gate refuses', async () => {
    const bad = write(
      'unsigned.json',
      changed((p) => (p.dpo.email = '-')),
    );
    const { code, say } = await run('sign', bad, '--key', mine.key, '--key-id', 'council-1');
    expect(code).toBe(1);
    expect(say).toMatch(/dpo › email[^]*Nothing was signed/);
    expect(fs.existsSync(at('unsigned.signed.json'))).toBe(false);
  });

  test('signs with no key of another kind, and under no id that a desk would not take', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const wrong = write('rsa.pem', rsa.export({ type: 'pkcs8', format: 'pem' }));
    expect((await run('sign', good, '--key', wrong, '--key-id', 'a')).say).toMatch(/no private Ed25519 key/);
    expect((await run('sign', good, '--key', mine.pub, '--key-id', 'a')).say).toMatch(
      /no private Ed25519 key/,
    );
    expect(await run('sign', good, '--key', mine.key, '--key-id', 'Mine!')).toMatchObject({ code: 1 });
  });
});

describe('npm run pack -- diff', () => {
  const before = write('before.json', goodPack());
  const diffTo = async (change: (pack: CouncilPack) => void): Promise<string> => {
    const after = changed(change);
    after.version = '2027.1';
    return (await run('diff', before, write('after.json', after))).say;
  };

  test.each<[string, (pack: CouncilPack) => void, string]>([
    [
      'what is said',
      (p) => p.scripts[1]!.steps.forEach((s) => s.kind === 'say' && (s.text.en = 'You can object.')),
      'objection, say, in English: now “You can object.”; was “One separate thing',
    ],
    [
      'what must be told',
      (p) => (p.services[0]!.fields[1]!.ask.phone = 'required'),
      'Missed bin, Help with the bin, by phone: now required; was optional.',
    ],
    ['what is no longer asked', (p) => p.services[0]!.fields.shift(), 'Missed bin, E-mail: gone.'],
    ['how long', (p) => (p.retention[1]!.period = 'P1Y'), 'crm copy, period: now 1 year; was 3 years.'],
    [
      'on what basis',
      (p) => (p.purposes[0]!.bases[0]!.article = '6(1)(c)'),
      'Dealing with a request, bases, article: now 6(1)(c); was 6(1)(e).',
    ],
    [
      'who gets it',
      (p) =>
        p.recipients.push({
          id: 'printer',
          name: 'Printer Ltd',
          role: 'processor',
          what: { en: 'Your address' },
          purposeIds: ['service-request'],
          territory: 'UK',
          electedMember: false,
          source: 'S0',
        }),
      'Printer Ltd: new.',
    ],
    [
      'in which order',
      (p) => p.services[0]!.fields.reverse(),
      'Missed bin, order: now born, stairs, email; was email, stairs, born.',
    ],
  ])('tells %s', async (_, change, words) => {
    expect(await diffTo(change)).toContain(words);
  });

  test('tells nothing but the version where only the order of what has none differs', async () => {
    const say = await diffTo(() => undefined);
    expect(say.match(/ now /g)).toHaveLength(1);
  });

  test('warns of a version that does not rise', async () => {
    expect((await run('diff', before, before)).say).toMatch(/not a newer version[^]*Nothing changes/);
  });
});

describe('npm run pack -- print', () => {
  test.each([
    ['English', goodPack(), 'en'],
    ['Welsh', goodWelshPack(), 'cy'],
  ])('makes a leaflet of at most two pages and a script card in %s', async (_, pack, language) => {
    const file = write(`print-${language}.json`, pack);
    const { code, say } = await run('print', file, '--language', language);
    expect(code).toBe(0);
    expect(say).toMatch(/a leaflet of [12] pages and a script card of \d/);
    const pdf = fs.readFileSync(at(`print-${language}.pdf`), 'latin1');
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf).toContain(`/Lang (${language})`);
    expect(pdf).toContain('AtkinsonHyperlegible');
  });

  test('prints nothing in a language or of a notice that the pack has not, nor what the gate refuses', async () => {
    const file = write('print-not.json', goodPack());
    expect(await run('print', file, '--language', 'cy')).toMatchObject({ code: 1 });
    expect(await run('print', file, '--notice', 'other')).toMatchObject({ code: 1 });
    const bad = write(
      'print-not.json',
      changed((p) => (p.dpo.email = '-')),
    );
    expect(await run('print', bad)).toMatchObject({ code: 1 });
    expect(fs.existsSync(at('print-not.pdf'))).toBe(false);
  });
});

describe('npm run pack -- schema', () => {
  test('the committed JSON Schema is that of the format: run "npm run pack -- schema" when it is not', async () => {
    expect(JSON.parse(fs.readFileSync(schemaFile, 'utf8'))).toEqual(packSchema());
    expect(await run('schema', '-o', at('schema.json'))).toMatchObject({ code: 0 });
    expect(fs.readFileSync(at('schema.json'), 'utf8')).toBe(fs.readFileSync(schemaFile, 'utf8'));
  });

  test('takes a good pack, and not one with a part missing', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const valid = ajv.compile(packSchema());
    expect(valid(builtInPack())).toBe(true);
    expect(valid(goodPack())).toBe(true);
    expect(valid({ ...goodPack(), dpo: undefined })).toBe(false);
  });
});
