import { createPrivateKey, createPublicKey, sign as signBytes, verify as verifyBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import fs from 'node:fs';
import { isRefused, readPack } from '../../shared/packs/publish-gate';
import { bytesToSign, signedPack } from '../../shared/packs/signed-pack';
import { findingsInWords } from './check';
import { done, failed, type Outcome } from './outcome';
import { readPackFile, readSigned, readText } from './read-file';

function ed25519(file: string, kind: 'private' | 'public'): { key: KeyObject } | { say: string } {
  const pem = readText(file);
  if (!pem.ok) return { say: pem.say };
  try {
    const key = kind === 'private' ? createPrivateKey(pem.value) : createPublicKey(pem.value);
    if (key.asymmetricKeyType === 'ed25519') return { key };
  } catch {
    // Said below: what OpenSSL says of it helps nobody.
  }
  return { say: `${file} holds no ${kind} Ed25519 key in PEM.` };
}

/** Signs what the gate lets through, and nothing else: a signature says that it may be used. */
export function sign(
  file: string,
  options: { key: string; keyId: string; output: string; now: number },
): Outcome {
  const read = readPackFile(file);
  if (!read.ok) return failed(read.say);
  const { pack, findings } = readPack(read.value, { now: options.now, forProduction: false });
  if (!pack || isRefused(findings)) return failed(`${findingsInWords(findings)}\n\nNothing was signed.`);
  const signer = ed25519(options.key, 'private');
  if ('say' in signer) return failed(signer.say);
  const value = signBytes(null, bytesToSign(pack), signer.key).toString('base64');
  const signed = signedPack.safeParse({
    pack,
    signature: { alg: 'Ed25519', keyId: options.keyId, value },
  });
  if (!signed.success) return failed('The key’s id is small letters, digits and hyphens, at most 60.');
  fs.writeFileSync(options.output, `${JSON.stringify(signed.data)}\n`);
  return done(
    `${options.output}: ${pack.controllerId} ${pack.version} (${pack.status}), signed as ${options.keyId}.`,
  );
}

export function verify(file: string, options: { key: string }): Outcome {
  const read = readSigned(file);
  if (!read.ok) return failed(read.say);
  const verifier = ed25519(options.key, 'public');
  if ('say' in verifier) return failed(verifier.say);
  const { pack, signature } = read.value;
  const bytes = bytesToSign(pack);
  if (!verifyBytes(null, bytes, verifier.key, Buffer.from(signature.value, 'base64')))
    return failed(`${file} is not what was signed with this key. Don’t use it.`);
  return done(`${file} is exactly what was signed, as ${signature.keyId}.`);
}
