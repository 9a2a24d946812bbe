import path from 'node:path';
import { createKeyService, type KeyService } from '../../../electron/keys/key-service';
import type { CarvedKey } from '../../support/open-carved';
import { memoryStore } from '../../unit/keys/memory-store';
import { hex, thief } from '../../unit/keys/thief';

export type WatchedKeys = {
  keys: KeyService;
  /** Every key that the keyring, or any version that it ever had, gives up to what the credential store holds now. */
  left(): CarvedKey[];
  /** What main says of a keyring folder that was copied back. */
  stateOf(folder: string): Promise<string>;
};

/** The real key service in `folder`, of which a copy is kept at every step it takes. */
export async function watchedKeys(folder: string): Promise<WatchedKeys> {
  const entries = new Map<string, Uint8Array>();
  const burglar = thief(folder);
  const start = (dir: string, step: () => void): Promise<KeyService> =>
    createKeyService({
      dir,
      allowPassphrase: false,
      credentialStore: memoryStore(entries, step).store,
      step,
    });
  const keys = await start(folder, () => burglar.copyAll());
  return {
    keys,
    left() {
      burglar.copyAll();
      const opened = burglar.opens(entries);
      for (const { name, raw } of keys.all()) opened.set(`${name} ${hex(raw)}`, name);
      return [...opened].map(([pair, name]) => ({
        name,
        raw: Buffer.from(pair.slice(name.length + 1), 'hex'),
      }));
    },
    async stateOf(copied) {
      const restored = await start(path.resolve(copied), () => {});
      const { state } = restored.state();
      await restored.close();
      return state;
    },
  };
}
