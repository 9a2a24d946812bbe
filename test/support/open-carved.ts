import { createCipheriv, createDecipheriv } from 'node:crypto';
import { MUTATION, WHY } from '../../renderer/vault/data/outbox-row';
import { recordKinds } from '../../renderer/vault/data/rows';
import { ENVELOPE_FORMAT } from '../../shared/crypto/envelope';
import type { Carved, Origin } from './carve-profile';
import { varint } from './leveldb-blocks';

/** The envelope of `shared/crypto/envelope.ts`, as one who has no part of the program would know it. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD = 1 + IV_BYTES;
const AES_BLOCK = 16;
const kinds = [...recordKinds, MUTATION, WHY, 'segment'];

export type CarvedKey = { name: string; raw: Uint8Array };

/** A sealed body, told apart by its IV; the same one may lie in several places. */
export type SealedBody = {
  iv: string;
  from: Set<Origin>;
  bytes: Buffer;
  /** The texts beside it in its row: its id and the name of its key are among them. */
  beside: Set<string>;
};
export type OpenedBody = { body: SealedBody; id: string; kind: string; keyName: string; plain: Buffer };
/** What a key makes of bytes at some place, the seal not looked at; `read`: of what lies there, up to 64 KiB. */
export type BegunBody = { iv: string; from: Origin; keyName: string; read(): Buffer };

/** V8's tags: of an ArrayBuffer, of a text of one byte a character. */
const BUFFER = 0x42;
const TEXT = 0x22;
/** Behind an ArrayBuffer the view of all of it as bytes: from its first on, as long as it is. */
const VIEW = Buffer.from('VB\0');

function textsIn(value: Buffer): string[] {
  const texts: string[] = [];
  for (let at = value.indexOf(TEXT); at >= 0; at = value.indexOf(TEXT, at + 1)) {
    const [length, from] = varint(value, at + 1);
    if (!(length > 0 && length <= 200 && from + length <= value.length)) continue;
    const text = value.toString('latin1', from, from + length);
    if (/^[\x20-\x7e]+$/.test(text)) texts.push(text);
  }
  return texts;
}

/** Every sealed body in the rows that were carved, whatever it is sealed with. */
export function sealedBodies({ entries }: Carved): SealedBody[] {
  const bodies = new Map<string, SealedBody>();
  for (const { from, entry } of entries) {
    const { value } = entry;
    if (!value) continue;
    for (let at = value.indexOf(BUFFER); at >= 0; at = value.indexOf(BUFFER, at + 1)) {
      const [length, start] = varint(value, at + 1);
      const end = start + length;
      if (!(length >= HEAD + TAG_BYTES) || value[start] !== ENVELOPE_FORMAT) continue;
      const view = Buffer.concat([VIEW, value.subarray(at + 1, start)]);
      if (!value.subarray(end, end + view.length).equals(view)) continue;
      const bytes = value.subarray(start, end);
      const iv = bytes.toString('hex', 1, HEAD);
      const body = bodies.get(iv) ?? { iv, bytes, from: new Set(), beside: new Set() };
      body.from.add(from);
      for (const text of textsIn(value)) body.beside.add(text);
      bodies.set(iv, body);
    }
  }
  return [...bodies.values()];
}

/** null when it isn't sealed with this key as that. */
function unseal(bytes: Buffer, raw: Uint8Array, as: readonly [string, string, string]): Buffer | null {
  const tag = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', raw, bytes.subarray(1, HEAD), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(JSON.stringify([ENVELOPE_FORMAT, ...as])))
    .setAuthTag(bytes.subarray(tag));
  const plain = decipher.update(bytes.subarray(HEAD, tag));
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}

/**
 * Opens what any of these keys opens, seal and all: as every kind, under every id beside it, and under every id there is
 * where its beginning shows that the key is the right one.
 */
export function openBodies(
  bodies: readonly SealedBody[],
  keys: readonly CarvedKey[],
  begun: ReadonlySet<string> = new Set(),
): OpenedBody[] {
  const everyText = new Set(bodies.flatMap(({ beside }) => [...beside]));
  const opened: OpenedBody[] = [];
  const tryAll = (
    body: SealedBody,
    key: CarvedKey,
    ids: Iterable<string>,
    names: readonly string[],
  ): boolean => {
    for (const id of ids)
      for (const kind of kinds)
        for (const keyName of names) {
          const plain = unseal(body.bytes, key.raw, [id, kind, keyName]);
          if (plain) return opened.push({ body, id, kind, keyName, plain }) > 0;
        }
    return false;
  };
  for (const body of bodies) {
    const names = [...body.beside].filter((text) => /^(open|due|held)\//.test(text));
    const ids = [...body.beside].filter((text) => text.length >= 16);
    for (const key of keys) {
      if (names.includes(key.name) && tryAll(body, key, ids, [key.name])) break;
      if (begun.has(`${body.iv} ${key.name}`) && tryAll(body, key, everyText, [key.name, ...names])) break;
    }
  }
  return opened;
}

/** How every sealed body begins: an object as JSON, or a segment of the find index (`renderer/vault/find/segment.ts`). */
const OBJECT_BEGINS = Buffer.from('{"');
const SEGMENT_BEGINS = Buffer.from('FING\u0001\0\0\0', 'latin1');
const ENOUGH_TO_TELL = 32;

function isText(bytes: Uint8Array): boolean {
  try {
    // The last letter may be cut in two.
    return !/[\u0000-\u001f\u007f]/.test(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }),
    );
  } catch {
    return false;
  }
}
const isBeginning = (plain: Buffer): boolean =>
  plain.subarray(0, SEGMENT_BEGINS.length).equals(SEGMENT_BEGINS) ||
  (plain.subarray(0, OBJECT_BEGINS.length).equals(OBJECT_BEGINS) && isText(plain));

const LONGEST = 1 << 16;
/** The first block of what GCM seals is sealed with the counter at two. */
const counterOf = (iv: Uint8Array): Buffer => Buffer.concat([iv, Buffer.from([0, 0, 0, 2])]);

/**
 * Tries each key at every byte at which a sealed body could begin, whatever lies around it: no length, no id and no seal
 * is needed to read what a key fits, so that also bodies cut in two or overwritten in part are found.
 */
export function readBeginnings({ pieces }: Pick<Carved, 'pieces'>, keys: readonly CarvedKey[]): BegunBody[] {
  const found = new Map<string, BegunBody>();
  for (const { from, bytes } of pieces) {
    const places: number[] = [];
    for (let at = bytes.indexOf(ENVELOPE_FORMAT); at >= 0; at = bytes.indexOf(ENVELOPE_FORMAT, at + 1))
      if (at + HEAD + ENOUGH_TO_TELL <= bytes.length) places.push(at);
    const counters = Buffer.concat(places.map((at) => counterOf(bytes.subarray(at + 1, at + HEAD))));
    for (const { name, raw } of keys) {
      // Most are told by their first two bytes, all at once.
      const stream = createCipheriv('aes-256-ecb', raw, null).setAutoPadding(false).update(counters);
      for (const [n, at] of places.entries()) {
        const start = at + HEAD;
        const two = [0, 1].map((i) => (stream[n * AES_BLOCK + i] ?? 0) ^ (bytes[start + i] ?? 0));
        if (![OBJECT_BEGINS, SEGMENT_BEGINS].some((begins) => two.every((byte, i) => begins[i] === byte)))
          continue;
        const counter = counterOf(bytes.subarray(at + 1, start));
        const read = (length = LONGEST): Buffer =>
          createDecipheriv('aes-256-ctr', raw, counter).update(bytes.subarray(start, start + length));
        const iv = bytes.toString('hex', at + 1, start);
        if (isBeginning(read(ENOUGH_TO_TELL)))
          found.set(`${iv} ${name} ${from}`, { iv, from, keyName: name, read: () => read() });
      }
    }
  }
  return [...found.values()];
}
