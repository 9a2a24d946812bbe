/**
 * The keys as bytes: for each a length (1), its name, and the 32 bytes of the key. Bytes rather than JSON, because a
 * string with a key in it cannot be wiped from memory.
 */
export function encodeKeys(keys: Map<string, Uint8Array>): Buffer {
  const entries = [...keys].map(([name, raw]) => ({ name: Buffer.from(name, 'utf8'), raw }));
  const total = entries.reduce((sum, entry) => sum + 1 + entry.name.length + entry.raw.length, 0);
  const bytes = Buffer.alloc(total);
  let at = 0;
  for (const { name, raw } of entries) {
    at = bytes.writeUInt8(name.length, at);
    at += name.copy(bytes, at);
    bytes.set(raw, at);
    at += raw.length;
  }
  return bytes;
}

/** The reverse; each key is a copy, so that `bytes` may be wiped. Throws on bytes that `encodeKeys` did not write. */
export function decodeKeys(bytes: Buffer): Map<string, Uint8Array> {
  const keys = new Map<string, Uint8Array>();
  let at = 0;
  while (at < bytes.length) {
    const nameEnd = at + 1 + bytes.readUInt8(at);
    const end = nameEnd + 32;
    if (end > bytes.length) throw new Error('the keyring ends in the middle of a key');
    keys.set(bytes.toString('utf8', at + 1, nameEnd), Uint8Array.from(bytes.subarray(nameEnd, end)));
    at = end;
  }
  return keys;
}
