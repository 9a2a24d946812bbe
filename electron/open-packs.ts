import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Log } from '../shared/diagnostics/log';
import { builtInPack } from '../shared/packs/built-in';
import { bytesToSign } from '../shared/packs/signed-pack';
import { isTrial, type ItPolicy } from '../shared/policy/it-policy';
import { openPackFolder } from './packs/pack-folder';
import { createPackLibrary } from './packs/pack-library';
import { readInWorker } from './packs/read-in-worker';
import { MAX_PACK_BYTES } from './packs/read-offered-pack';
import { readPackFile } from './packs/read-pack-file';
import { watchPacks } from './packs/watch-packs';
import type { DeskIdentity, DeskPacks } from './vault-services';

type Needs = {
  profile: string;
  policy: ItPolicy;
  identity: Promise<DeskIdentity>;
  /** Another pack is in use, or there is something new to say about one. */
  onChange(): void;
  log: Log;
};

export type Packs = DeskPacks & { close(): void };

function builtIn() {
  const { controllerId, version, ...rest } = builtInPack();
  const sha256 = createHash('sha256')
    .update(bytesToSign({ controllerId, version, ...rest }))
    .digest('hex');
  return { controllerId, version, sha256 };
}

/** Opens the packs of this desk: what was kept, then IT's file, then what the CRM delivers. */
export async function openPacks({ profile, policy, identity, onChange, log }: Needs): Promise<Packs> {
  const { device, crm } = await identity;
  const production = policy.crm?.production ?? false;
  const council = (): string | null => device.enrolment()?.controllerId ?? null;
  const library = createPackLibrary({
    disk: openPackFolder(path.join(profile, 'packs')),
    read: readInWorker({ keys: policy.packKeys, unsigned: policy.packFileUnsigned }),
    council,
    production,
    builtIn,
    highest: { of: (whose) => device.usedPack(whose), raise: (whose, used) => device.usesPack(whose, used) },
    now: () => Date.now(),
    onChange,
    log,
  });
  await library.recheck();
  if (policy.packFile !== undefined) {
    const file = await readPackFile(policy.packFile);
    const from = performance.now();
    await (file.ok ? library.offer('file', file.text) : library.note('file', file.why));
    // For traces and benchmarks, as the pages mark their own moments.
    performance.measure('pack-file-taken', { start: from });
  }
  // Without a key none could be believed, and a trial's own pack is used whatever comes.
  const asks = crm !== null && policy.packKeys.length > 0 && !isTrial(policy);
  const watch = watchPacks({
    library,
    council: () => (asks ? council() : null),
    ask: async (etag) => {
      const controllerId = council();
      if (!crm || controllerId === null) return null;
      return crm.latestPack({ controllerId, etag, maxBytes: MAX_PACK_BYTES });
    },
    onMoment: onChange,
    now: () => Date.now(),
    log,
  });
  void watch.look();
  return {
    state: library.state,
    textOf: library.textOf,
    allowedEndpoints: library.allowedEndpoints,
    look: async () => {
      await library.recheck();
      await watch.look();
    },
    close: watch.close,
  };
}
