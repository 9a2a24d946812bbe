import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { channel } from '../../../shared/domain/primitives';
import { examplePacks } from '../../../shared/packs/example-packs';
import { fieldsAsked, scriptOf } from '../../../shared/packs/lookup';
import { checkPack } from '../../../shared/packs/publish-gate';
import { publicTexts } from '../../../shared/packs/gate/walk';
import { packNamed } from './support/pack-facts';

const packs = await Promise.all(
  examplePacks.map(async ({ id, name, load }) => ({ id, name, pack: await load() })),
);

test('every pack in the folder is in the list, under its own name', () => {
  const files = readdirSync(new URL('../../../shared/packs/', import.meta.url));
  expect(packs.map(({ id }) => `${id}.json`).toSorted()).toEqual(
    files.filter((f) => f.endsWith('.json') && f !== 'council-pack.schema.json'),
  );
  for (const { id, name, pack } of packs) {
    expect(pack.controllerId).toBe(id);
    expect(pack.controller.shortName).toBe(name);
  }
});

/** By a service in it, what the services of a council have to cover. */
const areas: Record<string, RegExp> = {
  waste: /bin|waste|fly-tipping/,
  'council tax': /council-tax|change-of-address/,
  housing: /housing/,
  parking: /parking/,
  planning: /planning/,
  elections: /vote/,
  complaints: /complaint/,
  'information requests': /information-request/,
};

describe.each(packs)('the pack of $id', ({ pack }) => {
  test('is refused nothing by the publish gate, as the demonstration that it is', () => {
    const found = checkPack(pack, { now: Date.parse('2026-11-25'), forProduction: false });
    expect(found.filter(({ severity }) => severity === 'refuses')).toEqual([]);
    expect(pack.status).toBe('demonstration');
  });

  test('is refused for real work as long as anything in it is assumed', () => {
    const found = checkPack(pack, { now: Date.parse('2026-11-25'), forProduction: true });
    expect(found.filter(({ severity }) => severity === 'refuses').map(({ id }) => id)).toContain('assumed');
  });

  test('has services for everything that people come with', () => {
    const ids = pack.services.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(8);
    for (const [area, pattern] of Object.entries(areas))
      expect(
        ids.some((id) => pattern.test(id)),
        area,
      ).toBe(true);
    expect(pack.services.find((s) => s.id === 'housing-register')?.route).toBe('direct-entry');
  });

  test('requires no e-mail by phone or at the desk (S4:28)', () => {
    for (const { fields } of pack.services)
      for (const field of fields)
        if (field.kind === 'email') expect(Object.values(field.ask)).not.toContain('required');
  });

  test('says for each service what follows when a detail is not given, and what can be done instead (S0:39)', () => {
    for (const { id, refusal } of pack.services) expect(refusal, id).not.toBeNull();
    for (const one of channel.options)
      for (const role of ['refusal', 'representative'] as const)
        expect(scriptOf(pack, role, one), role).not.toBeNull();
  });

  test('lets an anonymous question be asked without anything personal (S4:24)', () => {
    for (const service of pack.services.filter((s) => s.anonymous))
      for (const one of channel.options)
        expect(fieldsAsked(service, one, true).filter((f) => f.personal)).toEqual([]);
    expect(pack.services.some((s) => s.anonymous)).toBe(true);
  });

  test('knows what a pattern is meant for: what its hint shows is taken', () => {
    const shown = pack.services.flatMap(({ fields }) =>
      fields.flatMap(({ looksLike }) => {
        const like = looksLike && /\b(?:[A-Z]{2}\d{2} [A-Z]{3}|\d{2}\/\d+\/[A-Z]+)\b/.exec(looksLike.hint);
        return like ? [{ pattern: looksLike.pattern, like: like[0] }] : [];
      }),
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const { pattern, like } of shown) expect(like).toMatch(new RegExp(pattern, 'v'));
  });

  test('takes no card: where money is taken there are words for it, and no field for its number', () => {
    const paying = scriptOf(pack, 'payment', 'phone');
    expect(paying !== null).toBe(pack.payments.mode !== 'none');
    for (const { fields } of pack.services)
      for (const { id, label } of fields) expect(`${id} ${label}`).not.toMatch(/card|cvv|cerdyn/i);
  });

  test('knows the bank holidays of 2026 and 2027', () => {
    expect(pack.calendar.bankHolidays).toHaveLength(16);
    expect(pack.calendar.knownUntil).toBe('2027-12-31');
  });
});

test('the Welsh pack has each word for the public in Welsh, and begins in it', async () => {
  const pack = await packNamed('arfordir-cymru');
  expect(pack).toMatchObject({ nation: 'wales', languages: ['cy', 'en'] });
  for (const { path, text } of publicTexts(pack)) {
    expect(text.cy, path.join('.')).toBeTruthy();
    expect(text.cy).not.toBe(text.en);
  }
  const greeting = scriptOf(pack, 'opening', 'phone')?.steps.find((s) => s.kind === 'say');
  expect(greeting?.kind === 'say' && greeting.text.cy).toMatch(/^Helo, \{council\}.*Cymraeg neu Saesneg/);
});
