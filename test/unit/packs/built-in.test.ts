import { describe, expect, test } from 'vitest';
import { builtInPack } from '../../../shared/packs/built-in';
import { channel, type Channel } from '../../../shared/domain/primitives';
import { deskRule, fieldsAsked, fillScript, needsObjection, scriptOf } from '../../../shared/packs/lookup';
import { placeholders } from '../../../shared/prompter/placeholders';
import type { ScriptRole } from '../../../shared/packs/schema/script';

const pack = builtInPack();
const scripts = pack.scripts.flatMap(({ id, role, steps }) =>
  steps.flatMap((step) =>
    step.kind === 'say' || step.kind === 'ask'
      ? Object.entries(step.text).map(([language, text]) => ({ name: `${id} ${language}`, step: role, text }))
      : [],
  ),
);
const saidIn = (role: ScriptRole, channel: Channel): string =>
  scriptOf(pack, role, channel)!
    .steps.map((step) => (step.kind === 'say' ? step.text.en : ''))
    .join(' ');
const words = (text: string): string[] => text.split(/[\s—–]+/).filter(Boolean);

const filled = Object.keys(placeholders);

describe('the built-in pack', () => {
  test('is a demonstration, and marks as assumed what the council’s notice leaves open', () => {
    expect(pack.status).toBe('demonstration');
    const said = pack.assumed.map((a) => a.path);
    for (const purpose of pack.purposes)
      if (purpose.bases.some((b) => b.assumed)) expect(said).toContain(`purposes.${purpose.id}.bases`);
    // S0 states no basis at all; S1:20 states the one that requests for own information run on.
    for (const { id, bases } of pack.purposes)
      expect(
        bases.every((b) => b.assumed),
        id,
      ).toBe(id !== 'subject-access');
    expect(deskRule(pack)?.assumed).toBe(true);
    expect(said).toContain('retention.desk-copy');
    if (pack.services.some((s) => s.answersWithinDays !== null))
      expect(said).toContain('services.answersWithinDays');
    if (pack.services.some((s) => s.signposts.length > 0)) expect(said).toContain('services.signposts');
    expect(said).toContain('services.team');
  });

  test('names who answers for the data, as S0:13-17 and S0:97 have it', () => {
    expect(pack.dpo).toMatchObject({ email: 'data.protection@westoxon.gov.uk', phone: '01993 861194' });
    expect(pack.controller.addresses.map((a) => a.address).join(' ')).toMatch(/OX28 1NB.*OX28 1PB/);
    expect(pack.regulator.name).toBe('Information Commissioner');
  });

  test.each(scripts)('says $name in at most 60 words, plainly, without asking for consent', ({ text }) => {
    expect(words(text).length).toBeLessThanOrEqual(60);
    expect(text).not.toMatch(/consent|GDPR|lawful|processing|data subject/i);
    const gaps = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const gap of gaps) expect(filled).toContain(gap);
    expect(fillScript(text, Object.fromEntries(filled.map((name) => [name, 'x'])))).not.toMatch(/[{}]/);
  });

  test('brings up the right to object in a sentence of its own, nowhere else', () => {
    expect(needsObjection(pack, pack.defaultNoticeId)).toBe(true);
    for (const { step, text } of scripts) expect(/\bobject\b/i.test(text), step).toBe(step === 'objection');
  });

  test('says who is speaking, names the reference at the end, and says where to complain', () => {
    for (const one of channel.options) {
      expect(saidIn('opening', one)).toContain('{council}');
      expect(saidIn('closing', one)).toMatch(/\{reference\}.*\{team\}\{by\}.*\{dpo\}.*\{regulator\}/);
      expect(saidIn('anonymous-closing', one)).toContain('{reference}');
    }
  });

  test('offers the whole notice in the opening: a link by phone, a leaflet at the desk', () => {
    expect(saidIn('opening', 'phone')).toContain('{link}');
    expect(saidIn('opening', 'in-person')).toMatch(/leaflet/i);
  });

  test('has the three services that a first call is tried with', () => {
    expect(pack.services.map((s) => s.id)).toEqual(
      expect.arrayContaining(['missed-bin', 'change-of-address', 'general-enquiry']),
    );
  });

  test.each(pack.services.map((s) => ({ id: s.id, service: s })))(
    'asks for $id only what has a reason, e-mail never as a must (S4:28), dates of birth not at all',
    ({ service }) => {
      for (const field of service.fields) {
        expect(field.reason.en.length).toBeGreaterThan(10);
        if (field.kind === 'email') expect(Object.values(field.ask)).not.toContain('required');
        expect(`${field.id} ${field.label}`).not.toMatch(/birth|\bage\b|health|religio|ethnic/i);
      }
      expect(service.aliases.length).toBeGreaterThan(0);
    },
  );

  test('can be asked anonymously about whatever needs nobody’s name', () => {
    expect(pack.anonymousEnquiry).toBe(true);
    for (const id of ['fly-tipping', 'abandoned-vehicle', 'general-enquiry']) {
      const service = pack.services.find((s) => s.id === id)!;
      const must = service.fields.filter((f) => f.ask.phone === 'required');
      expect(must.filter((f) => f.personal)).toEqual([]);
      expect(fieldsAsked(service, 'phone', true).some((f) => f.personal)).toBe(false);
    }
  });
});
