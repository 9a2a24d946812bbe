import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Log } from '../../shared/diagnostics/log';
import { packVersion, slug } from '../../shared/packs/schema/text';

export const enrolment = z.strictObject({
  /** The CRM that gave the token; it is never shown to another. */
  crmUrl: z.string(),
  token: z.string(),
  deskCode: z.string(),
  deskName: z.string(),
  controllerId: z.string(),
  nextReferenceNumber: z.number().int().min(1),
  ticketPrefix: z.string().optional(),
});
export type Enrolment = z.infer<typeof enrolment>;

/** The highest version of a council's pack that this desk has used, and the hash that tells what it was. */
const usedPack = z.strictObject({ version: packVersion, sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type UsedPack = z.infer<typeof usedPack>;

/** Wrong codes of a named role: how many in a row, and until when (milliseconds since 1970) it is shut. */
const roleTries = z.strictObject({ wrong: z.number().int().min(0), shutUntil: z.number().int().min(0) });
export type RoleTries = z.infer<typeof roleTries>;

const deviceRecord = z.strictObject({
  v: z.literal(1),
  deviceId: z.uuid(),
  enrolment: enrolment.nullable(),
  /** By controller. Kept here, so that deleting the packs' folder does not let an older one in. */
  usedPacks: z.record(slug, usedPack).default({}),
  /** By role. */
  roleTries: z.record(slug, roleTries).default({}),
});
export type DeviceRecord = z.infer<typeof deviceRecord>;

/** The keychain's half: `open` gives null for what another keychain sealed; both reject without a keychain. */
export type Sealing = { seal(text: string): Promise<Buffer>; open(sealed: Buffer): Promise<string | null> };

/** Write, flush, rename: after a power cut there is the old file or the new one, never half of either. */
async function replaceFile(file: string, bytes: Buffer): Promise<void> {
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function parseRecord(text: string | null): DeviceRecord | null {
  try {
    const parsed = deviceRecord.safeParse(JSON.parse(text ?? ''));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Which device this is, on disk. `device.sealed` holds all of it under the keychain. Where the keychain can't seal (a
 * desk that IT lets run on a passphrase) only the device's id and its packs' versions are kept, which are no secret, and
 * the desk enrols again at each start.
 */
export function openDeviceFile(folder: string, { seal, open: unseal }: Sealing, log: Log) {
  const sealedFile = path.join(folder, 'device.sealed');
  const idFile = path.join(folder, 'device-id.json');

  return {
    /** null: this profile has no device yet, or none that can be opened; such a file is kept aside. */
    async read(): Promise<DeviceRecord | null> {
      const sealed = await readIfThere(sealedFile);
      if (sealed) {
        let text: string | null;
        try {
          text = await unseal(sealed);
        } catch {
          // No keychain just now: the sealed file stays where it is.
          log.warn('device-not-opened');
          return parseRecord((await readIfThere(idFile))?.toString('utf8') ?? null);
        }
        const record = parseRecord(text);
        if (record) return record;
        const aside = `${sealedFile}.kept-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
        await rename(sealedFile, aside);
        log.warn('device-set-aside');
        return null;
      }
      return parseRecord((await readIfThere(idFile))?.toString('utf8') ?? null);
    },

    async write(record: DeviceRecord): Promise<void> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      let sealed: Buffer;
      try {
        sealed = await seal(JSON.stringify(record));
      } catch {
        const idOnly: DeviceRecord = { ...record, enrolment: null };
        await replaceFile(idFile, Buffer.from(JSON.stringify(idOnly)));
        return;
      }
      await replaceFile(sealedFile, sealed);
    },
  };
}
export type DeviceFile = ReturnType<typeof openDeviceFile>;
