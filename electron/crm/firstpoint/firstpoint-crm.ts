import type { z } from 'zod';
import type { Log } from '../../../shared/diagnostics/log';
import type { CrmFault, MainOutput, mainAsks } from '../../../shared/ipc/vault-main-contract';
import type { Mutation } from '../../../shared/sync/mutation';
import { callCrm, type CrmAnswer } from './call-crm';
import type { CrmClient } from './crm-client';
import { fault } from './crm-fault';
import { listenForHints, type HintListener } from './hint-stream';
import { readChange } from './read-change';
import { readResults } from './read-results';
import { fetchPack, type FetchedPack, type PackRequest } from './fetch-pack';
import { batchWire, changesWire, desksWire, healthWire, searchWire } from './wire-schemas';

const HEALTH_MS = 5_000;
const SYNC_MS = 30_000;
const SEARCH_MS = 8_000;
/** Somebody stands at the desk. */
const DESKS_MS = 5_000;
/** The contract's limit for a batch, before compression. */
const MAX_BATCH_BYTES = 1024 * 1024;

/** Who this desk is to the CRM. `renew` trades a token that was refused for a new one, where IT's policy allows. */
export type Credentials = {
  id(): string;
  token(): string | null;
  renew(refused: string): Promise<string | null>;
};

type Headers = { 'Firstpoint-Device': string; 'Firstpoint-Contract': number };
type Auth = { header: Headers; headers: { authorization: string } };
type CrmMethod = 'crm.health' | 'crm.push' | 'crm.changes' | 'crm.desks' | 'crm.search';
type Output<M extends CrmMethod> = Promise<MainOutput<M>>;

function failed(kind: CrmFault) {
  return { ok: false as const, fault: kind, serverTime: null };
}

/** The adapter of Firstpoint's own contract; it promises `exactly-once`. */
export function createFirstpointCrm(client: CrmClient, credentials: Credentials, log: Log) {
  const note = <T>(call: string, answer: CrmAnswer<T>): CrmAnswer<T> => {
    if (!answer.ok) log.warn('crm-fault', { call, kind: answer.fault.kind, status: answer.fault.status });
    return answer;
  };

  /** Runs `call` as this desk; a token that is refused is renewed and the call made once more. */
  async function asDesk<T>(name: string, call: (auth: Auth) => Promise<CrmAnswer<T>>): Promise<CrmAnswer<T>> {
    const auth = (token: string): Auth => ({
      header: { 'Firstpoint-Device': credentials.id(), 'Firstpoint-Contract': 1 },
      headers: { authorization: `Bearer ${token}` },
    });
    const token = credentials.token();
    if (!token) return failed(fault('not-enrolled'));
    const first = await call(auth(token));
    if (first.ok || first.fault.kind !== 'signed-out') return note(name, first);
    const renewed = await credentials.renew(token);
    return note(name, renewed ? await call(auth(renewed)) : first);
  }

  return {
    async health(): Output<'crm.health'> {
      const answer = note(
        'health',
        await callCrm(healthWire, HEALTH_MS, (signal) =>
          client.GET('/v1/health', { parseAs: 'text', signal }),
        ),
      );
      if (!answer.ok) return answer;
      return { ok: true, value: null, serverTime: answer.serverTime };
    },

    async push(items: Mutation[]): Output<'crm.push'> {
      if (Buffer.byteLength(JSON.stringify({ items })) > MAX_BATCH_BYTES) return failed(fault('too-large'));
      const answer = await asDesk('push', ({ header, headers }) =>
        callCrm(batchWire, SYNC_MS, (signal) =>
          client.POST('/v1/mutations/batch', {
            params: { header },
            headers,
            body: { items },
            parseAs: 'text',
            signal,
          }),
        ),
      );
      if (!answer.ok) return answer;
      const read = readResults(items, answer.value.results);
      if (!read) return failed(fault('not-a-crm', 200));
      for (const opId of read.unreadable) log.warn('crm-result-unreadable', { opId });
      return { ok: true, value: read.results, serverTime: answer.serverTime };
    },

    async changes(input: z.output<(typeof mainAsks)['crm.changes']['input']>): Output<'crm.changes'> {
      const answer = await asDesk('changes', ({ header, headers }) =>
        callCrm(changesWire, SYNC_MS, (signal) =>
          client.GET('/v1/changes', {
            params: { header, query: { cursor: input.cursor ?? undefined, limit: input.limit } },
            headers,
            parseAs: 'text',
            signal,
          }),
        ),
      );
      if (!answer.ok) return answer;
      const { changes, next, more, reset = false } = answer.value;
      const known = changes.flatMap((raw) => {
        const reading = readChange(raw);
        if (reading.read === 'nothing') log.warn('crm-change-unreadable', { enquiryId: reading.id });
        return reading.read === 'change' ? [reading.change] : [];
      });
      return { ok: true, value: { changes: known, next, more, reset }, serverTime: answer.serverTime };
    },

    async desks(): Output<'crm.desks'> {
      const answer = await asDesk('desks', ({ header, headers }) =>
        callCrm(desksWire, DESKS_MS, (signal) =>
          client.GET('/v1/desks', { params: { header }, headers, parseAs: 'text', signal }),
        ),
      );
      if (!answer.ok) return answer;
      return { ok: true, value: answer.value.desks, serverTime: answer.serverTime };
    },

    async search(query: z.output<(typeof mainAsks)['crm.search']['input']>): Output<'crm.search'> {
      const answer = await asDesk('search', ({ header, headers }) =>
        callCrm(searchWire, SEARCH_MS, (signal) =>
          client.GET('/v1/enquiries/search', {
            params: { header, query },
            headers,
            parseAs: 'text',
            signal,
          }),
        ),
      );
      if (!answer.ok) return answer;
      return { ok: true, value: answer.value.items, serverTime: answer.serverTime };
    },

    /** Until the line ends; that it could not be had is told by the log alone. */
    async hints(signal: AbortSignal, listener: HintListener): Promise<void> {
      await asDesk('stream', (auth) => listenForHints(client, auth, signal, listener));
    },

    /** null when the CRM did not answer; that is nothing to be said about a pack. */
    async latestPack(request: PackRequest): Promise<FetchedPack | null> {
      const answer = await asDesk('pack', (auth) => fetchPack(client, auth, request));
      return answer.ok ? answer.value : null;
    },
  };
}
export type FirstpointCrm = ReturnType<typeof createFirstpointCrm>;
