import { expect, test } from 'vitest';
import { rankServices } from '../../../renderer/features/enquiry/rank-services';
import { builtInPack } from '../../../shared/packs/built-in';

const { services } = builtInPack();
const first = (typed: string): string | undefined => rankServices(services, typed)[0]?.id;

test('a name that begins so comes before other words for another service', () => {
  // "moving" and "moved house" are other words for a change of address.
  expect(first('m')).toBe('missed-bin');
});
test('other words for a service find it', () => {
  expect(first('rubbish')).toBe('missed-bin');
  expect(first('moved')).toBe('change-of-address');
  expect(first('  CAR ')).toBe('abandoned-vehicle');
});
test('nothing typed shows the pack’s own order, and what fits nothing finds nothing', () => {
  expect(rankServices(services, '').map((s) => s.id)).toEqual(services.map((s) => s.id));
  expect(rankServices(services, 'zzz')).toEqual([]);
});
