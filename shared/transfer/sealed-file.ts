import { z } from 'zod';
import { open, seal, type Aead, type Bytes } from '../crypto/envelope';
import { deskCode } from '../domain/other-way';
import { id, instant } from '../domain/primitives';

/** The newest version of the file that this program writes and reads. */
export const FILE_VERSION = 1;
const FORMAT = 'firstpoint-unsent';
/** Longer than any header of ours; what has no line end by then is no file of ours. */
const HEADER_MAX = 1_000;
const SALT_BYTES = 16;
const KIND = 'unsent-file';

const header = z.strictObject({
  format: z.literal(FORMAT),
  v: z.literal(FILE_VERSION),
  fileId: id,
  controllerId: z.string().min(1).max(80),
  fromDesk: deskCode,
  /** The one desk that takes it in. */
  toDesk: deskCode,
  madeAt: instant,
  salt: z.string().regex(/^[0-9a-f]{32}$/),
});
export type FileHeader = z.infer<typeof header>;
/** A header of any version, ours or not. */
const anyHeader = z.looseObject({ format: z.literal(FORMAT), v: z.number().int().min(1) });

/** The platform's part, handed in. `derive`: HKDF with SHA-256 (RFC 5869) to a key for AES-256-GCM. */
export type FilePlatform<Key> = {
  aead: Aead<Key>;
  derive(secret: Bytes, salt: Bytes, info: Bytes): Promise<Key>;
};

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

const fromHex = (hex: string): Bytes =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const toHex = (bytes: Bytes): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/** The header's own bytes are what key and seal are fixed to: a changed sign of it, and nothing opens. */
const sealedAs = (fileId: string, line: string) => ({ id: fileId, kind: KIND, keyName: line });

/**
 * The bytes of a file: one line of JSON in clear (whose it is, for which desk, no more), then the sealed content. The key
 * is derived from a secret that is told by another way and is nowhere in the file.
 */
export async function sealFile<Key>(
  platform: FilePlatform<Key>,
  secret: Bytes,
  facts: Omit<FileHeader, 'format' | 'v' | 'salt'>,
  plain: Bytes,
): Promise<Bytes> {
  const salt = platform.aead.random(SALT_BYTES);
  const line = JSON.stringify({ format: FORMAT, v: FILE_VERSION, ...facts, salt: toHex(salt) });
  const key = await platform.derive(secret, salt, encoder.encode(`${FORMAT} ${line}`));
  const sealed = await seal(platform.aead, key, sealedAs(facts.fileId, line), plain);
  const head = encoder.encode(`${line}\n`);
  const bytes = new Uint8Array(head.length + sealed.length);
  bytes.set(head);
  bytes.set(sealed, head.length);
  return bytes;
}

/** A file as it was chosen, its header read. */
export type ChosenFile = { header: FileHeader; line: string; sealed: Bytes };
export type ReadFile = { ok: true; file: ChosenFile } | { ok: false; why: 'not-ours' | 'newer' | 'damaged' };

export function readSealedFile(bytes: Bytes): ReadFile {
  const end = bytes.subarray(0, HEADER_MAX).indexOf(0x0a);
  if (end === -1) return { ok: false, why: 'not-ours' };
  let line: string;
  let value: unknown;
  try {
    line = decoder.decode(bytes.subarray(0, end));
    value = JSON.parse(line);
  } catch {
    return { ok: false, why: 'not-ours' };
  }
  const any = anyHeader.safeParse(value);
  if (!any.success) return { ok: false, why: 'not-ours' };
  if (any.data.v > FILE_VERSION) return { ok: false, why: 'newer' };
  const parsed = header.safeParse(value);
  if (!parsed.success) return { ok: false, why: 'damaged' };
  return { ok: true, file: { header: parsed.data, line, sealed: bytes.slice(end + 1) } };
}

/** null: the code is another file's, or a byte of the file was changed; nobody can tell which. */
export async function openFile<Key>(
  platform: FilePlatform<Key>,
  secret: Bytes,
  { header: { fileId, salt }, line, sealed }: ChosenFile,
): Promise<Bytes | null> {
  const key = await platform.derive(secret, fromHex(salt), encoder.encode(`${FORMAT} ${line}`));
  const opened = await open(platform.aead, key, sealedAs(fileId, line), sealed);
  return opened.ok ? opened.plain : null;
}
