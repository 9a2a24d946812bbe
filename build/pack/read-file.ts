import fs from 'node:fs';
import { signedPack, type SignedPack } from '../../shared/packs/signed-pack';

type Read<T> = { ok: true; value: T } | { ok: false; say: string };

export function readText(file: string): Read<string> {
  try {
    return { ok: true, value: fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const why = code === 'ENOENT' ? 'there is no such file' : `the system says ${code}`;
    return { ok: false, say: `${file} can’t be read: ${why}.` };
  }
}

function readJson(file: string): Read<unknown> {
  const text = readText(file);
  if (!text.ok) return text;
  try {
    return { ok: true, value: JSON.parse(text.value) as unknown };
  } catch {
    return { ok: false, say: `${file} is not complete JSON: it may have been cut short.` };
  }
}

/** The pack in a file, as it was written by hand or as it was signed. */
export function readPackFile(file: string): Read<unknown> {
  const json = readJson(file);
  const signed = json.ok ? signedPack.safeParse(json.value) : null;
  return signed?.success ? { ok: true, value: signed.data.pack } : json;
}

export function readSigned(file: string): Read<SignedPack> {
  const json = readJson(file);
  if (!json.ok) return json;
  const signed = signedPack.safeParse(json.value);
  if (signed.success) return { ok: true, value: signed.data };
  return { ok: false, say: `${file} is not a signed pack: "npm run pack -- sign" makes one.` };
}
