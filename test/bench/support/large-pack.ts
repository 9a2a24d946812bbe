import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { councilPack, type CouncilPack } from '../../../shared/packs/schema/council-pack';
import { bytesToSign } from '../../../shared/packs/signed-pack';

export const SERVICES = 400;

// Read as a file: outside a bundle a module of JSON can't be imported as the application does it.
const builtIn = path.resolve(import.meta.dirname, '../../../shared/packs/west-oxfordshire.json');
const KEY_ID = 'bench';
/** What a public key holds before its 32 bytes. */
const RAW_KEY_BYTES = 32;

/** The built-in pack, newer, its services once for each of many made-up rounds. */
function largePack(): CouncilPack {
  const pack = councilPack.parse(JSON.parse(readFileSync(builtIn, 'utf8')));
  const services = Array.from({ length: SERVICES }, (_, n) => {
    const service = pack.services[n % pack.services.length];
    if (!service) throw new Error('a pack without services');
    const round = Math.floor(n / pack.services.length);
    return round === 0
      ? service
      : { ...service, id: `${service.id}-${round}`, name: `${service.name}, round ${round}` };
  });
  return { ...pack, version: `${pack.version}.1`, services };
}

/** Writes a signed pack of 400 services into a folder; what IT's policy says so that a desk takes it in at its start. */
export function putLargePack(folder: string): { policy: Record<string, unknown>; kilobytes: number } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { ...pack } = largePack();
  const value = sign(null, bytesToSign(pack), privateKey).toString('base64');
  const text = JSON.stringify({ pack, signature: { alg: 'Ed25519', keyId: KEY_ID, value } });
  const packFile = path.join(folder, 'pack.json');
  writeFileSync(packFile, text);
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-RAW_KEY_BYTES);
  return {
    policy: { packFile, packKeys: [{ keyId: KEY_ID, publicKey: key.toString('base64') }] },
    kilobytes: Math.round(Buffer.byteLength(text) / 1000),
  };
}
