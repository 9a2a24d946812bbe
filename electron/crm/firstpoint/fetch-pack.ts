import { fault, faultOfException, faultOfStatus } from './crm-fault';
import type { CrmAnswer } from './call-crm';
import type { CrmClient } from './crm-client';

const PACK_MS = 30_000;

/** What the CRM delivers: its newest pack, unread, or that it has none or the one that is known. */
export type FetchedPack =
  | { state: 'same' | 'none' }
  | { state: 'too-large'; etag: string }
  | { state: 'pack'; text: string; etag: string };

export type PackRequest = { controllerId: string; etag: string | null; maxBytes: number };
type Auth = {
  header: { 'Firstpoint-Device': string; 'Firstpoint-Contract': number };
  headers: { authorization: string };
};

/** Reads no more than fits a pack: what never ends must not fill the memory. null when it is longer. */
async function readUpTo(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    length += read.value.length;
    if (length > maxBytes) {
      await reader?.cancel();
      return null;
    }
    parts.push(read.value);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The newest signed pack of a council, as text. Whether it is one is not judged here. */
export async function fetchPack(
  client: CrmClient,
  { header, headers }: Auth,
  { controllerId, etag, maxBytes }: PackRequest,
): Promise<CrmAnswer<FetchedPack>> {
  const known = etag === null ? {} : { 'If-None-Match': etag };
  try {
    const { response, error, data } = await client.GET('/v1/packs/{controllerId}/latest', {
      params: { header: { ...header, ...known }, path: { controllerId } },
      headers,
      parseAs: 'stream',
      signal: AbortSignal.timeout(PACK_MS),
    });
    const serverTime = response.headers.get('firstpoint-time');
    if (response.status === 304) return { ok: true, value: { state: 'same' }, serverTime };
    if (!response.ok) {
      const fitting = faultOfStatus(response, JSON.stringify(error ?? null), Date.now());
      if (response.status === 404 && fitting.kind === 'refused')
        return { ok: true, value: { state: 'none' }, serverTime };
      return { ok: false, fault: fitting, serverTime };
    }
    // A sign-in page of the network is no pack that was cut short.
    const isJson = /^application\/json\b/i.test(response.headers.get('content-type') ?? '');
    if (!isJson) return { ok: false, fault: fault('not-a-crm', response.status), serverTime: null };
    const text = await readUpTo(data ?? null, maxBytes);
    const tag = response.headers.get('etag') ?? '';
    const value: FetchedPack =
      text === null ? { state: 'too-large', etag: tag } : { state: 'pack', text, etag: tag };
    return { ok: true, value, serverTime };
  } catch (failure) {
    return { ok: false, fault: faultOfException(failure), serverTime: null };
  }
}
