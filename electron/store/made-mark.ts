import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Remembers which store was made on this PC, so that one which is suddenly empty is noticed. */
export type MadeMark = {
  /** The vault has opened this store; `made`: it had to make it. Resolves with whether it had been there before. */
  opened(storeId: string, made: boolean): Promise<{ lost: boolean }>;
};

export function madeMark(profile: string): MadeMark {
  const file = path.join(profile, 'store-made');
  return {
    async opened(storeId, made) {
      const known = await readFile(file, 'utf8').catch(() => '');
      // On a full disk it is written at a later start.
      if (known !== storeId) await writeFile(file, storeId, { mode: 0o600 }).catch(() => undefined);
      return { lost: made && known === storeId };
    },
  };
}
