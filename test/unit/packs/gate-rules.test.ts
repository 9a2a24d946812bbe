import { describe, expect, test } from 'vitest';
import { checkPack, gateRuleIds } from '../../../shared/packs/publish-gate';
import { acting } from './gate-cases/acting';
import { asking } from './gate-cases/asking';
import { keeping } from './gate-cases/keeping';
import { owning } from './gate-cases/owning';
import { speaking } from './gate-cases/speaking';
import { structure } from './gate-cases/structure';
import { telling } from './gate-cases/telling';
import { goodPack } from './support/good-pack';

const now = Date.parse('2026-11-25T12:00:00Z');

const all = [structure, asking, keeping, speaking, telling, acting, owning].flat();

describe('the gate finds exactly the one thing that is broken', () => {
  test.each(all)('%s', (_, change, says, from = goodPack) => {
    const pack = from();
    change(pack);
    const found = checkPack(pack, { now, forProduction: false });
    expect(found.map((f) => `${f.severity} ${f.id}: ${f.field}`)).toEqual([says].flat());
    for (const { rule, todo } of found) {
      expect(rule).toMatch(/^[A-Z].{20,140}\.$/);
      expect(todo).toMatch(/^[A-Z].{8,}[.)?]$/);
    }
  });

  test('and every rule of the gate is broken by one of these, or by a demonstration at work', () => {
    const broken = new Set(all.flatMap(([, , says]) => [says].flat().map((one) => one.split(/[ :]/)[1])));
    expect(gateRuleIds.filter((id) => !broken.has(id))).toEqual(['demonstration']);
  });
});
