import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKeyService } from '../../../electron/keys/key-service';
import { memoryStore } from './memory-store';

test('a key asked for is the same key after a restart', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'fp-keys-'));
  const { store } = memoryStore();
  const first = await createKeyService({ dir, allowPassphrase: false, credentialStore: store });
  expect(first.state()).toEqual({ state: 'ready', passphrase: false });
  const made = await first.ensure('open/2026-11-23');
  const second = await createKeyService({ dir, allowPassphrase: false, credentialStore: store });
  expect(made).toEqual({ ok: true, value: second.all()[0] });
  expect(await second.burn(['open/2026-11-23'])).toEqual({ ok: true, value: null });
  const third = await createKeyService({ dir, allowPassphrase: false, credentialStore: store });
  expect(third.all()).toEqual([]);
  expect(third.storeId()).toBe(first.storeId());
});
