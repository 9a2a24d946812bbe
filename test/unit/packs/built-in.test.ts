import { describe, expect, test } from 'vitest';
import { builtInPack } from '../../../shared/packs/built-in';
import { fieldsAsked, fillScript, needsObjection } from '../../../shared/packs/lookup';

const pack = builtInPack();
const scripts = Object.entries(pack.scripts).flatMap(([channel, all]) =>
  Object.entries(all).flatMap(([step, spoken]) =>
    Object.entries(spoken).map(([language, text]) => ({
      name: `${channel} ${step} ${language}`,
      step,
      text,
    })),
  ),
);
const words = (text: string): string[] => text.split(/[\s—–]+/).filter(Boolean);

/** What the prompter fills in (`renderer/copy/script-words.ts`). */
const filled = ['council', 'officer', 'reference', 'team', 'by', 'regulator', 'dpo', 'link', 'period'];

describe('the built-in pack', () => {
  test('is a demonstration, and marks as assumed what the council’s notice leaves open', () => {
    expect(pack.status).toBe('demonstration');
    const said = pack.assumed.map((a) => a.path);
    for (const purpose of pack.purposes)
      if (purpose.lawfulBasis.assumed) expect(said).toContain(`purposes › ${purpose.id} › lawfulBasis`);
    expect(pack.purposes.every((p) => p.lawfulBasis.assumed)).toBe(true);
    expect(pack.retention.desk.assumed).toBe(true);
    expect(said).toContain('retention › desk');
    if (pack.services.some((s) => s.answersWithinDays !== null))
      expect(said).toContain('services › answersWithinDays');
    if (pack.services.some((s) => s.signposts.length > 0)) expect(said).toContain('services › signposts');
    expect(said).toContain('services › team');
  });

  test('names who answers for the data, as S0:13-17 and S0:97 have it', () => {
    expect(pack.dpo).toMatchObject({ email: 'data.protection@westoxon.gov.uk', phone: '01993 861194' });
    expect(pack.controller.addresses.join(' ')).toMatch(/OX28 1NB.*OX28 1PB/);
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
    for (const { opening, closing, anonymousClosing } of Object.values(pack.scripts)) {
      expect(opening.en).toContain('{council}');
      expect(closing.en).toMatch(/\{reference\}.*\{team\}\{by\}.*\{dpo\}.*\{regulator\}/);
      expect(anonymousClosing.en).toContain('{reference}');
    }
  });

  test('offers the whole notice in the opening: a link by phone, a leaflet at the desk', () => {
    expect(pack.scripts.phone.opening.en).toContain('{link}');
    expect(pack.scripts['in-person'].opening.en).toMatch(/leaflet/i);
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
        expect(field.reason.length).toBeGreaterThan(10);
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
