import path from 'node:path';
import { expect, test } from 'vitest';
import { askedPack } from '../../../build/start/asked-pack.mjs';

const root = path.resolve(import.meta.dirname, '../../..');

test('a demonstration pack is asked for by its name, and one that is not there is answered with those that are', () => {
  expect(askedPack(root, ['node', 'start.mjs'])).toBeNull();
  expect(askedPack(root, ['--pack', 'example-reception-handoff'])).toBe(
    path.join(root, 'shared/packs/example-reception-handoff.json'),
  );
  for (const wrong of [['--pack'], ['--pack', 'nowhere'], ['--pack', '../secret']])
    expect(() => askedPack(root, wrong)).toThrow(/there are .*arfordir-cymru/);
});
