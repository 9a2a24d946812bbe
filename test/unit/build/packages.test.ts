import { expect, test } from 'vitest';
import { differs } from '../../../build/setup/packages.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/fsevents': { version: '2.0.0', optional: true },
  },
};
const having = (packages: Record<string, { version: string }>) => differs(wanted, { packages });

test('installs nothing when what is there is what the lock file says', () => {
  expect(having({ 'node_modules/zod': { version: '4.0.0' } })).toBe(false);
});

test('installs on a fresh clone', () => {
  expect(differs(wanted, undefined)).toBe(true);
});

test('installs when a package is missing or has another version', () => {
  expect(having({})).toBe(true);
  expect(having({ 'node_modules/zod': { version: '3.9.0' } })).toBe(true);
});

test('minds the version of an optional package, not its absence: it may be for another system', () => {
  const zod = { 'node_modules/zod': { version: '4.0.0' } };
  expect(having({ ...zod, 'node_modules/fsevents': { version: '2.0.0' } })).toBe(false);
  expect(having({ ...zod, 'node_modules/fsevents': { version: '1.0.0' } })).toBe(true);
});
