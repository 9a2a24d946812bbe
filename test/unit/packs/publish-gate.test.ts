import { describe, expect, test } from 'vitest';
import { builtInPack } from '../../../shared/packs/built-in';
import { checkPack, isRefused, readPack, type Finding } from '../../../shared/packs/publish-gate';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { goodDemonstration, goodPack, goodWelshPack } from './support/good-pack';

const now = Date.parse('2026-11-25T12:00:00Z');
const check = (pack: unknown, forProduction = false): Finding[] => checkPack(pack, { now, forProduction });
const brief = (findings: Finding[]): string[] => findings.map((f) => `${f.severity} ${f.id}: ${f.field}`);

describe('the publish gate', () => {
  test('lets the built-in pack through, and reports what its notice leaves open', () => {
    const findings = check(builtInPack());
    expect(findings.filter(({ severity }) => severity === 'refuses')).toEqual([]);
    expect(brief(findings)).toEqual(
      expect.arrayContaining(
        builtInPack().openPoints.map(({ id }) => `reports open-point: openPoints › ${id}`),
      ),
    );
  });

  test.each([
    ['of a council that is at work', goodPack()],
    ['in Welsh and English', goodWelshPack()],
    ['for demonstration', goodDemonstration()],
  ])('finds nothing in a good pack %s', (_, pack) => {
    expect(check(pack)).toEqual([]);
    expect(readPack(pack, { now, forProduction: false }).pack).toEqual(pack);
  });

  test('keeps a demonstration from production, and names all that is assumed in it', () => {
    expect(brief(check(goodDemonstration(), true))).toEqual([
      'refuses demonstration: status',
      'refuses assumed: assumed › 1',
      'refuses assumed: assumed › 2',
      'refuses assumed: purposes › service-request › bases › 1',
      'refuses assumed: retention › desk-copy',
    ]);
    expect(check(goodPack(), true)).toEqual([]);
  });

  test('says of each finding where, which rule and what to do, in bearable length', () => {
    const pack = goodPack() as Partial<CouncilPack>;
    delete pack.dpo;
    delete pack.regulator;
    pack.languages = [];
    for (const { field, rule, todo } of check(pack)) {
      expect(field).not.toBe('');
      for (const words of [rule, todo]) expect(words).toMatch(/^[A-Z].{10,200}[.)]$/s);
    }
    expect(isRefused(check(pack))).toBe(true);
  });
});
