import { createHash, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import createClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import { v7 as uuidv7 } from 'uuid';
import type { Schema } from '../../../shared/crm-api/schema';
import type { paths } from '../../../shared/crm-api/types';
import { mintReference } from '../../../shared/domain/reference';

export type Result = Schema<'MutationResult'>;

/** A desk as the tests drive it: enrolled, with a client that the contract's types check. */
export type CrmDesk = {
  deviceId: string;
  enrolment: Schema<'Enrolment'>;
  client: Client<paths>;
  /** For requests that the typed client would refuse to make. */
  headers: Record<string, string>;
  url: string;
  reference(): string;
  create(more?: Partial<Schema<'EnquiryCreate'>>): Schema<'EnquiryCreate'>;
  note(about: Schema<'EnquiryCreate'>, text?: string): Schema<'NoteAdd'>;
  /** Pushes in one request and demands a 200. */
  push(...items: Schema<'BatchItem'>[]): Promise<Result[]>;
  /** Pulls from a cursor to the end. */
  pull(
    cursor?: string,
    limit?: number,
  ): Promise<{ changes: Schema<'Change'>[]; next: string; resets: number }>;
};

export const CODES = { 'SANDBOX-DESK': 'west-oxfordshire', 'OTHER-DESK': 'another-council' };

export async function enrolDesk(
  url: string,
  { code = 'SANDBOX-DESK', deviceId = randomUUID() }: { code?: string; deviceId?: string } = {},
): Promise<CrmDesk> {
  const answer = await createClient<paths>({ baseUrl: url }).POST('/v1/devices/enrol', {
    body: { enrolmentCode: code, deviceId, deviceName: 'Reception 1' },
  });
  if (!answer.data) throw new Error(`not enrolled: ${answer.response.status}`);
  return deskOf(url, deviceId, answer.data);
}

function deskOf(url: string, deviceId: string, enrolment: Schema<'Enrolment'>): CrmDesk {
  const headers = { Authorization: `Bearer ${enrolment.token}`, 'Firstpoint-Device': deviceId };
  const client = createClient<paths>({ baseUrl: url, headers });
  const header = { 'Firstpoint-Device': deviceId };
  let running = enrolment.nextReferenceNumber;
  let deviceSeq = 0;
  const reference = (): string => mintReference(enrolment.deskCode, running++);
  const common = () => ({
    opId: uuidv7(),
    deviceId,
    deviceSeq: ++deviceSeq,
    baseVersion: null,
    capturedAt: '2026-11-23T10:15:00+00:00',
    actor: { id: 'demo', name: 'Demonstration officer' },
    noticePackVersion: '2026.1',
    payloadHash: '',
  });
  return {
    deviceId,
    enrolment,
    client,
    headers,
    url,
    reference,
    create: (more = {}) =>
      seal({
        ...common(),
        entityId: uuidv7(),
        op: 'enquiry.create',
        reference: more.reference ?? reference(),
        body: body(),
        ...more,
      }),
    note: (about, text = 'The caller rang again.') =>
      seal({
        ...common(),
        entityId: about.entityId,
        op: 'note.add',
        reference: about.reference,
        body: { text, at: '2026-11-23T11:00:00+00:00', by: 'demo' },
      }),
    async push(...items) {
      const { data, response } = await client.POST('/v1/mutations/batch', {
        params: { header },
        body: { items },
      });
      if (!data) throw new Error(`push answered ${response.status}`);
      return data.results;
    },
    async pull(cursor, limit = 200) {
      const changes: Schema<'Change'>[] = [];
      let resets = 0;
      for (let next = cursor; ;) {
        const { data, response } = await client.GET('/v1/changes', {
          params: { header, query: { cursor: next, limit } },
        });
        if (!data) throw new Error(`pull answered ${response.status}`);
        if (data.reset) {
          resets += 1;
          changes.length = 0;
        }
        changes.push(...data.changes);
        next = data.next;
        if (!data.more) return { changes, next, resets };
      }
    },
  };
}

/** Puts the right payload hash on a mutation. */
export function seal<M extends Schema<'Mutation'>>(mutation: M): M {
  const { op, entityId, baseVersion, body: content } = mutation;
  const text = canonicalize({ op, entityId, baseVersion, body: content }) ?? '';
  return { ...mutation, payloadHash: createHash('sha256').update(text).digest('hex') };
}

/** A made-up missed bin. */
export function body(more: Partial<Schema<'EnquiryBody'>> = {}): Schema<'EnquiryBody'> {
  return {
    interaction: {
      id: '0193d5c0-1111-4222-8333-444444444444',
      channel: 'phone',
      language: 'en',
      startedAt: '2026-11-23T10:10:00+00:00',
      endedAt: '2026-11-23T10:15:00+00:00',
    },
    receipts: [
      {
        noticeId: 'service-request',
        version: '2026.1',
        hash: 'a'.repeat(64),
        language: 'en',
        channel: 'phone',
        layer: 'first',
        manner: 'spoken',
        objectionSaid: true,
        secondLayerOffered: 'leaflet',
        at: '2026-11-23T10:11:00+00:00',
        by: 'demo',
        status: 'given',
      },
    ],
    service: { id: 'missed-bin', lgsl: 524, name: 'Missed bin' },
    anonymous: false,
    person: {
      name: 'Siân Example-Jones',
      phone: '+447700900123',
      address: '1 Example Street, Witney',
      postcode: 'OX28 1NB',
    },
    fields: { bin: 'green', missedOn: '2026-11-20' },
    note: 'The green bin was not emptied.',
    outcome: { kind: 'passed', detail: '', team: 'Waste', by: '2026-11-25' },
    ...more,
  };
}

/** `applied`, or `rejected reference-taken`: a result in two words at most. */
export function inShort(result: Result): string {
  return 'problem' in result ? `${result.result} ${slugOf(result.problem)}` : result.result;
}

export function slugOf(problem: Schema<'Problem'>): string {
  return problem.type.slice(problem.type.lastIndexOf('/') + 1);
}
