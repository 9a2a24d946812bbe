import { expect, test } from 'vitest';
import { dueKey, keyBase, nextGeneration, openKey, parseKeyName } from '../../../../shared/crypto/key-names';
import { keyName } from '../../../../shared/ipc/vault-main-contract';

test('names keys as main knows them, through every generation', () => {
  let name = openKey('2026-11-23');
  for (let generation = 1; generation <= 12; generation += 1) {
    expect(keyName.safeParse(name).success).toBe(true);
    expect(parseKeyName(name)).toEqual({ use: 'open', of: '2026-11-23', generation });
    expect(keyBase(name)).toBe('open/2026-11-23');
    name = nextGeneration(name);
  }
  expect(parseKeyName(dueKey('2026-12-23'))).toEqual({ use: 'due', of: '2026-12-23', generation: 1 });
});

test('refuses what is no key name', () => {
  for (const name of ['', 'open', 'shut/2026-11-23']) expect(() => parseKeyName(name)).toThrow(RangeError);
});
