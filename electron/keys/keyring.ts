import { randomBytes, randomUUID } from 'node:crypto';
import type { KeyringDisk } from './keyring-disk';
import { KeyringError, orKeyringError } from './keyring-error';
import { KEY_BYTES, type KeyringHeader, type Keys, sealKeyring } from './keyring-file';
import type { MasterKeys } from './master-key';

/** An opened keyring in memory: what its file says, and who keeps its master keys. */
export type KeyringContent = {
  header: KeyringHeader;
  keys: Keys;
  master: Uint8Array;
  masterKeys: MasterKeys;
};

/**
 * One keyring and the file it lives in. Callers take turns: nothing here may run beside another call. Every method
 * that writes rejects with a KeyringError when it could not.
 */
export interface Keyring {
  header(): KeyringHeader;
  keys(): ReadonlyMap<string, Uint8Array>;
  /** Mints a key; on disk when it resolves. */
  add(name: string): Promise<Uint8Array>;
  noteNextReference(next: number): Promise<void>;
  /**
   * Seals what is left without `names` under the next generation's master key and destroys the present one;
   * `masterKeys` changes who keeps it.
   */
  moveOn(names: ReadonlySet<string>, masterKeys?: MasterKeys): Promise<void>;
  /** Finishes a burn that was cut short; does nothing when there is none. */
  finishBurn(): Promise<void>;
  burnUnfinished(): boolean;
  wipe(): void;
}

/** Takes up a keyring that was just opened, with what an earlier run may have left undone. */
export async function takeUpKeyring(disk: KeyringDisk, content: KeyringContent): Promise<Keyring> {
  return keyringOf(disk, content, await disk.hasRemnants());
}

/** A new, empty keyring; master key and file are kept before it resolves. */
export async function newKeyring(
  disk: KeyringDisk,
  masterKeys: MasterKeys,
  nextReference: number,
): Promise<Keyring> {
  const identity = { v: 1 as const, keyringId: randomUUID(), generation: 1, nextReference };
  const content: KeyringContent = { ...(await masterKeys.mint(identity)), keys: new Map(), masterKeys };
  await save(disk, content);
  return takeUpKeyring(disk, content);
}

async function save(disk: KeyringDisk, content: KeyringContent, replaced?: () => void): Promise<void> {
  const text = sealKeyring(content.header, content.keys, content.master);
  await orKeyringError('disk', () => disk.write(text, replaced));
}

function keyringOf(disk: KeyringDisk, opened: KeyringContent, remnants: boolean): Keyring {
  let content = opened;
  let unfinished = remnants;
  let wiped = false;

  function present(): KeyringContent {
    if (wiped) throw new KeyringError('not-open');
    return content;
  }

  /** The folder first: a master key may go only when the file that no longer needs it would survive a power cut. */
  async function finishBurn(): Promise<void> {
    if (!unfinished) return;
    const { header, masterKeys } = present();
    await orKeyringError('disk', () => disk.flush());
    await masterKeys.keepOnly(header);
    await orKeyringError('disk', () => disk.wipeRemnants());
    unfinished = false;
  }

  return {
    header: () => present().header,
    keys: () => present().keys,
    burnUnfinished: () => unfinished,
    finishBurn,

    async add(name) {
      const raw = randomBytes(KEY_BYTES);
      const next = { ...present(), keys: new Map(present().keys).set(name, raw) };
      await save(disk, next);
      content = next;
      return raw;
    },

    async noteNextReference(nextReference) {
      const next = { ...present(), header: { ...present().header, nextReference } };
      await save(disk, next);
      content = next;
    },

    async moveOn(names, masterKeys = present().masterKeys) {
      await finishBurn();
      const before = present();
      const keys = new Map([...before.keys].filter(([name]) => !names.has(name)));
      unfinished = true;
      await orKeyringError('disk', () => disk.rememberOld());
      const minted = await masterKeys.mint({ ...before.header, generation: before.header.generation + 1 });
      const after: KeyringContent = { ...minted, keys, masterKeys };
      await save(disk, after, () => {
        content = after;
        before.master.fill(0);
        for (const [name, raw] of before.keys) if (names.has(name)) raw.fill(0);
      });
      await finishBurn();
    },

    wipe() {
      content.master.fill(0);
      for (const raw of content.keys.values()) raw.fill(0);
      wiped = true;
    },
  };
}
