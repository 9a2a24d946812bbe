import { keyBase, nextGeneration, parseKeyName } from '../../../shared/crypto/key-names';
import type { Answer } from '../../../shared/ipc/port-message';
import type { MainClient } from '../main-client';
import { keyMissing } from '../words';
import { importKey } from './web-crypto';

/** The retention-day keys in memory, none of which can be read back; the raw ones are main's. */
export type KeyRing = {
  /** null: burned, or never there. */
  get(keyName: string): CryptoKey | null;
  names(): string[];
  /**
   * The name to seal under for `open/…` or `due/…`: its newest generation, made if there is none. Stored by main before
   * it answers, so that no row is ever sealed under a key that isn't on disk.
   */
  ensure(base: string): Promise<Answer<string>>;
  /** Makes the generation after this one, unless there is a later one; from then on it is what `ensure` answers. */
  succeed(keyName: string): Promise<Answer<string>>;
  /** After ok nothing opens what was sealed under these, copies of the profile included. Unknown names are passed over. */
  burn(keyNames: readonly string[]): Promise<Answer<null>>;
  /** Names that must not be made again, though main would: their burn has begun. */
  condemn(keyNames: readonly string[]): void;
};

type Raw = { name: string; raw: Uint8Array };

export async function createKeyRing(main: MainClient, raw: readonly Raw[]): Promise<KeyRing> {
  const keys = new Map<string, CryptoKey>();
  const newest = new Map<string, string>();
  const condemned = new Set<string>();
  const making = new Map<string, Promise<Answer<string>>>();

  const take = async ({ name, raw: bytes }: Raw): Promise<void> => {
    keys.set(name, await importKey(bytes));
    const before = newest.get(keyBase(name));
    if (!before || parseKeyName(before).generation < parseKeyName(name).generation)
      newest.set(keyBase(name), name);
  };
  await Promise.all(raw.map(take));

  const make = async (name: string): Promise<Answer<string>> => {
    if (condemned.has(name)) return { ok: false, problem: keyMissing };
    const answer = await main.ask('keys.ensure', { name });
    if (!answer.ok) return answer;
    await take(answer.value);
    return { ok: true, value: name };
  };
  /** Two who need the same new key wait for one. */
  const makeOnce = (name: string): Promise<Answer<string>> => {
    const under = making.get(name) ?? make(name).finally(() => making.delete(name));
    making.set(name, under);
    return under;
  };

  return {
    get: (name) => keys.get(name) ?? null,
    names: () => [...keys.keys()],
    ensure(base) {
      const name = newest.get(base);
      return name ? Promise.resolve({ ok: true, value: name }) : makeOnce(base);
    },
    succeed(name) {
      const last = newest.get(keyBase(name)) ?? name;
      return last === name ? makeOnce(nextGeneration(name)) : Promise.resolve({ ok: true, value: last });
    },
    condemn: (names) => {
      for (const name of names) condemned.add(name);
    },
    async burn(names) {
      const answer = await main.ask('keys.burn', { names: [...names] });
      if (!answer.ok) return answer;
      for (const name of names) {
        keys.delete(name);
        condemned.add(name);
        if (newest.get(keyBase(name)) === name) newest.delete(keyBase(name));
      }
      return { ok: true, value: null };
    },
  };
}
