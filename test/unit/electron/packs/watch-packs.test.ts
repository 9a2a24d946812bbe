import { afterEach, expect, test, vi } from 'vitest';
import { watchPacks } from '../../../../electron/packs/watch-packs';
import { at, nothingKept, openLibrary } from './library';
import { signer } from './signed';

const council = signer('council-2026');
const log = { info: () => {}, warn: () => {}, error: () => {} };
let close = (): void => {};
afterEach(() => close());

test('a pack that there was no room for is asked for again in full, and then no more', async () => {
  let isFull = true;
  const files = new Map<string, string>();
  const { library, version, why } = await openLibrary(nothingKept(), [council.key], {
    disk: {
      list: async () => [],
      read: async (name) => ({ text: files.get(name) ?? '', since: at }),
      write: async (name, text) => {
        if (isFull) throw new Error('ENOSPC');
        files.set(name, text);
      },
      remove: async () => {},
    },
  });
  const ask = vi.fn(async () => ({
    state: 'pack' as const,
    text: council.sign({ version: '2026.12' }),
    etag: '"12"',
  }));
  const watch = watchPacks({
    library,
    ask,
    council: () => 'west-oxfordshire',
    onMoment: () => {},
    now: () => at,
    log,
  });
  close = watch.close;
  await watch.look();
  expect([await version(), await why()]).toEqual(['built-in', ['crm: not-kept']]);
  isFull = false;
  await watch.look();
  expect([await version(), await why()]).toEqual(['2026.12', []]);
  await watch.look();
  expect(ask.mock.calls).toEqual([[null], [null], ['"12"']]);
});
