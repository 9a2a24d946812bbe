/** Milliseconds since 1970 that a UUIDv7 was made at (RFC 9562 5.7). */
export function momentOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
