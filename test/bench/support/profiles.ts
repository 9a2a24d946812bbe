import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { startDesk, type DeskApp } from '../../e2e/support/desk-app';
import { waitForMark } from './marks';
import { statusSays } from './status';

/** All records passed on and indexed, as on any morning; or half of them unsent and none indexed. */
export type ProfileKind = 'settled' | 'busy';
export const RECORDS = 10_000;
export const UNSENT = 5_000;

export type Profiles = {
  policy: Record<string, unknown>;
  /** A copy of a profile of this kind, for one start or several. The first of a kind is filled first. */
  copy(kind: ProfileKind): Promise<string>;
  remove(): void;
};

/** Profiles with made-up enquiries, made once and copied. They open only in the keyring session that they were made in. */
export function createProfiles(
  policy: Record<string, unknown>,
  goOffline: (offline: boolean) => Promise<void>,
): Profiles {
  const folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-bench-'));
  const made = new Map<ProfileKind, Promise<string>>();
  let copies = 0;

  const newFolder = (name: string): string => {
    const parent = path.join(folder, name);
    mkdirSync(parent);
    return path.join(parent, 'profile');
  };

  const make = async (kind: ProfileKind): Promise<string> => {
    const profile = newFolder(kind);
    console.log(`filling a profile with ${RECORDS} made-up enquiries (${kind}) …`);
    const empty = await startDesk({ profile, policy });
    await statusSays(empty.page, 'Online');
    await goOffline(kind === 'busy');
    const vault = await empty.vault();
    await vault.evaluate(await seeder());
    await vault.evaluate(([count, unsent]) => (window as unknown as Seeding).seed(count, unsent), [
      RECORDS,
      kind === 'busy' ? UNSENT : 0,
    ] as const);
    await empty.kill();
    if (kind === 'settled') await index(await startDesk({ profile, policy }));
    await goOffline(false);
    return profile;
  };

  return {
    policy,
    async copy(kind) {
      const making = made.get(kind) ?? make(kind);
      made.set(kind, making);
      const from = await making;
      copies += 1;
      const to = newFolder(`${kind}-${copies}`);
      cpSync(from, to, { recursive: true });
      return to;
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }),
  };
}

type Seeding = { seed(count: number, unsent: number): Promise<void> };

/** `pages/seed.ts` as one script that can be run inside the vault's page. */
async function seeder(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome130',
      lib: { entry: path.join(import.meta.dirname, '../pages/seed.ts'), formats: ['iife'], name: 'seeder' },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('the seeder was not built');
  return output.output[0].code;
}

/** Quitting as a person does writes the find index to the disk. */
async function index({ vault, close }: DeskApp): Promise<void> {
  await waitForMark(await vault(), 'find-ready');
  await close();
}
