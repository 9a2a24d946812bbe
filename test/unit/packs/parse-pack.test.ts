import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInPack } from '../../../shared/packs/built-in';
import { checkPack } from '../../../shared/packs/publish-gate';
import { parsePack } from '../../../shared/packs/parse-pack';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { anyText } from '../../support/any-text';

const good = JSON.stringify(builtInPack());

/** A sentence, of bearable length, that quotes nothing. */
function refuses(text: string): string {
  const answer = parsePack(text, { forProduction: false });
  expect(answer).toMatchObject({ ok: false });
  const say = answer.ok ? '' : answer.say;
  expect(say).toMatch(/^The council pack .*[.)]$/s);
  expect(say.length).toBeLessThan(600);
  return say;
}

const changed = (change: (pack: CouncilPack) => void): string => {
  const pack = builtInPack();
  change(pack);
  return JSON.stringify(pack);
};

describe('a pack that was delivered', () => {
  test('is read as it was written, a byte order mark in front or not', () => {
    expect(parsePack(good, { forProduction: false })).toEqual({ ok: true, pack: builtInPack() });
    expect(parsePack(`\uFEFF${good}`, { forProduction: false })).toEqual({ ok: true, pack: builtInPack() });
  });

  test('is refused with a sentence wherever it was cut short', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), (length) => {
        expect(refuses(good.slice(0, length))).toContain('cut short');
      }),
    );
  });

  test('is refused with a sentence when it is anything else at all', () => {
    fc.assert(fc.property(fc.oneof(fc.json({ maxDepth: 6 }), anyText(200)), (text) => void refuses(text)));
    for (const text of [
      '',
      'null',
      '[]',
      '{}',
      '1',
      '"pack"',
      '<html>',
      '[['.repeat(100_000),
      '{"__proto__":{}}',
    ])
      refuses(text);
  });

  test('is refused when it is too large to be one, without reading it', () => {
    const began = performance.now();
    expect(refuses(`"${'x'.repeat(40_000_000)}"`)).toContain('too large');
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('is refused when any one part of it is missing, is of another kind, or is more than it knows', () => {
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]): void => {
      if (path.length > 0) paths.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [key, part] of Object.entries(value))
          walk(part, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    walk(builtInPack(), []);
    const may = /^(usually|cy|choices|when|looksLike)$/;
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom('gone', 'other', 'more'), (path, how) => {
        const pack = builtInPack() as unknown as Record<string | number, unknown>;
        const last = path.at(-1)!;
        const holder = path.slice(0, -1).reduce((at, key) => at[key] as typeof pack, pack);
        const was = holder[last];
        if (how === 'other') holder[last] = [{ nothing: 'like it' }];
        else if (how === 'more' && typeof was === 'object' && was !== null && !Array.isArray(was))
          (was as typeof pack).surprise = 1;
        else if (how === 'gone' && typeof last === 'string' && !may.test(last)) delete holder[last];
        else return;
        refuses(JSON.stringify(pack));
      }),
      { numRuns: 400 },
    );
  });

  test.each<[string, string, RegExp]>([
    [
      'a service whose notice it does not hold',
      changed((p) => (p.services[0]!.noticeId = 'other')),
      /In services › missed-bin › noticeId: .* noticeId names a notice/,
    ],
    [
      'a service whose purpose it does not hold',
      changed((p) => (p.services[0]!.purposeId = 'other')),
      /In services › missed-bin › purposeId: .* names a purpose/,
    ],
    [
      'a default notice that it does not hold',
      changed((p) => (p.defaultNoticeId = 'other')),
      /defaultNoticeId/,
    ],
    [
      'two services of one name',
      changed((p) => (p.services[1]!.id = p.services[0]!.id)),
      /In services › missed-bin › id: .* id is there twice/,
    ],
    [
      'two fields of one name',
      changed((p) => (p.services[0]!.fields[1]!.id = 'address')),
      /fields › address › id: .* is there twice/,
    ],
    [
      'two notices of one name',
      changed((p) => p.notices.push(p.notices[0]!)),
      /notices › customer-services › id: .* is there twice/,
    ],
    ['a choice of nothing', changed((p) => (p.services[0]!.fields[2]!.choices = [])), /nothing to choose/],
    [
      'a name that could be asked before the notice',
      changed((p) => (p.services[0]!.fields[4]!.personal = false)),
      /not marked as personal/,
    ],
    [
      'a postcode that is a date',
      changed((p) => (p.services[0]!.fields[1]!.kind = 'date')),
      /of another kind/,
    ],
    [
      'a field named like a part of the language',
      changed((p) => (p.services[0]!.fields[3]!.id = 'constructor')),
      /cannot be used/,
    ],
    [
      'a team with a name that the CRM would not take',
      changed((p) => (p.services[0]!.team = 'x'.repeat(121))),
      /team/,
    ],
    ['a period that is no calendar period', changed((p) => (p.retention[0]!.period = 'P1M30D')), /period/],
    [
      'a channel without scripts',
      changed((p) => p.scripts.forEach((script) => (script.channels = ['in-person']))),
      /In scripts: .* scripts hold no opening script for phone/,
    ],
  ])('is refused with %s', (_, text, where) => {
    expect(refuses(text)).toMatch(where);
  });

  test('is refused for breaking a rule of the gate, with the place, the rule and what to do', () => {
    const say = refuses(
      changed((p) => {
        for (const { fields } of p.services)
          for (const field of fields) if (field.kind === 'email') field.ask.phone = 'required';
      }),
    );
    expect(say).toMatch(
      /In services › [\w-]+ › fields › email: E-mail is optional by phone .* Make it optional\. There is more to put right: \d+\./,
    );
  });

  test('is refused with everything that the gate refuses it for, as the command line lists it', () => {
    const pack = builtInPack();
    for (const { fields } of pack.services)
      for (const field of fields) if (field.kind === 'email') field.ask.phone = 'required';
    const answer = parsePack(JSON.stringify(pack), { forProduction: false });
    const listed = checkPack(pack, { now: null, forProduction: false })
      .filter(({ severity }) => severity === 'refuses')
      .map(({ field, rule, todo }) => ({ field, rule, todo }));
    expect(listed.length).toBeGreaterThan(1);
    expect(answer).toMatchObject({ ok: false, findings: listed });
  });

  test('that is for demonstration is refused for production, and used elsewhere', () => {
    expect(parsePack(good, { forProduction: true })).toMatchObject({
      ok: false,
      say: expect.stringMatching(/status/),
    });
    expect(parsePack(good, { forProduction: false })).toMatchObject({ ok: true });
  });

  test('is used on when it has ended: a desk without any pack could take no call', () => {
    expect(
      parsePack(
        changed((p) => (p.expires = '2026-11-02T00:00:00Z')),
        { forProduction: false },
      ).ok,
    ).toBe(true);
  });

  test('is refused in few words even when a wrong part is very long', () => {
    refuses(changed((p) => ((p as unknown as Record<string, unknown>)['x'.repeat(100_000)] = 1)));
    refuses(changed((p) => (p.services = Array.from({ length: 601 }, () => p.services[0]!))));
  });
});
