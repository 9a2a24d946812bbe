import canonicalize from 'canonicalize';

/** What of WebCrypto is used here; handed in, so that this folder stays free of any platform. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

/** Lowercase hex SHA-256 of the RFC 8785 canonical JSON of a value. */
export async function hashJson(
  value: unknown,
  digest: Digest,
  encode: (s: string) => Uint8Array<ArrayBuffer>,
): Promise<string> {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  const hash = new Uint8Array(await digest(encode(text)));
  return Array.from(hash, (b) => b.toString(16).padStart(2, '0')).join('');
}
