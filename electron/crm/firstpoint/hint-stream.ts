import type { CrmAnswer } from './call-crm';
import type { CrmClient } from './crm-client';
import { fault, faultOfException, faultOfStatus } from './crm-fault';

type Auth = {
  header: { 'Firstpoint-Device': string; 'Firstpoint-Contract': number };
  headers: { authorization: string };
};
export type HintListener = {
  /** The line stands: what happened before it did was not heard. */
  onOpen(): void;
  onHint(): void;
};

/** The contract has a sign of life every 15 seconds; a line that is silent for longer than two is dead. */
const SILENT_MS = 40_000;
/** No line of the contract's is nearly as long. */
const LONGEST_LINE = 4_096;

/**
 * Listens to the CRM's hints (server-sent events) until the line ends. A hint says that something changed and nothing
 * else is read of it. ok: it stood, and has ended.
 */
export async function listenForHints(
  client: CrmClient,
  { header, headers }: Auth,
  signal: AbortSignal,
  { onOpen, onHint }: HintListener,
): Promise<CrmAnswer<null>> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENT_MS);
  try {
    const { response, error, data } = await client.GET('/v1/stream', {
      params: { header },
      headers,
      parseAs: 'stream',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    const serverTime = response.headers.get('firstpoint-time');
    if (!response.ok)
      return {
        ok: false,
        fault: faultOfStatus(response, JSON.stringify(error ?? null), Date.now()),
        serverTime,
      };
    const isStream = /^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '');
    if (!isStream || !data)
      return { ok: false, fault: fault('not-a-crm', response.status), serverTime: null };
    onOpen();
    const hear = hearing(onHint);
    const reader = (data as ReadableStream<Uint8Array>).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENT_MS);
      hear(read.value);
    }
    return { ok: true, value: null, serverTime };
  } catch (failure) {
    return { ok: false, fault: faultOfException(failure), serverTime: null };
  } finally {
    clearTimeout(timer);
  }
}

/** Reads the frames of an event stream: an empty line ends one. */
function hearing(onHint: () => void): (piece: Uint8Array) => void {
  const decoder = new TextDecoder();
  let text = '';
  let isHint = false;
  return (piece) => {
    text += decoder.decode(piece, { stream: true });
    const lines = text.split(/\r\n|\n|\r/);
    text = (lines.pop() ?? '').slice(-LONGEST_LINE);
    for (const line of lines) {
      if (/^event: ?hint$/.test(line)) isHint = true;
      if (line !== '' || !isHint) continue;
      isHint = false;
      onHint();
    }
  };
}
