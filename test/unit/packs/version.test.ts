import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, packState, takesThePlaceOf } from '../../../shared/packs/version';

const version = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.nat(12), fc.option(fc.nat(40), { nil: undefined }))
  .map((parts) => parts.filter((part) => part !== undefined).join('.'));

describe('the version of a pack', () => {
  test.each([
    ['2026.9', '2026.10'],
    ['2026.11', '2026.11.1'],
    ['2026.11.2', '2026.11.10'],
    ['2026.12.9', '2027.1'],
  ])('%s is older than %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0);
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
  });

  test('is the same as itself, and as itself with nothing after it', () => {
    expect(compareVersions('2026.11', '2026.11.0')).toBe(0);
    fc.assert(fc.property(version, (v) => void expect(compareVersions(v, v)).toBe(0)));
  });

  test('puts any versions into one order', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
        const [x, y, z] = [a, b, c].sort(compareVersions);
        expect(compareVersions(x!, y!)).toBeLessThanOrEqual(0);
        expect(compareVersions(x!, z!)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('only rises: an older one, the same one and another council’s take no pack’s place', () => {
    const inUse = { controllerId: 'one', version: '2026.11.2' };
    expect(takesThePlaceOf({ controllerId: 'one', version: '2026.11.3' }, inUse)).toBe(true);
    expect(takesThePlaceOf({ controllerId: 'one', version: '2026.11.2' }, inUse)).toBe(false);
    expect(takesThePlaceOf({ controllerId: 'one', version: '2026.11.1' }, inUse)).toBe(false);
    expect(takesThePlaceOf({ controllerId: 'two', version: '2027.1' }, inUse)).toBe(false);
  });
});

describe('the time of a pack', () => {
  const pack = { notBefore: '2026-11-01T00:00:00Z', expires: '2027-11-01T00:00:00+01:00' };

  test.each([
    ['2026-10-31T23:59:59.999Z', 'not-yet'],
    ['2026-11-01T00:00:00Z', 'in-force'],
    ['2027-10-31T22:59:59.999Z', 'in-force'],
    ['2027-10-31T23:00:00Z', 'expired'],
  ])('at %s is %s', (moment, state) => {
    expect(packState(pack, Date.parse(moment))).toBe(state);
  });
});
