import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import express from 'express';
import fc from 'fast-check';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../shared/crm-api/schema';
import { mintReference } from '../../../shared/domain/reference';
import { mutation } from '../../../shared/sync/mutation';
import { contractMiddleware, itemJudge } from '../../sandbox-crm/contract';
import { body } from './crm-desk';

const yaml = new URL('../../../shared/crm-api/openapi.yaml', import.meta.url);
const types = new URL('../../../shared/crm-api/types.ts', import.meta.url);

test('the generated types are those of the OpenAPI file', async () => {
  const made = `${COMMENT_HEADER}${astToString(await openapiTS(yaml))}`;
  expect(await readFile(types, 'utf8')).toBe(made);
});

test('an answer that does not fit the contract is caught before it leaves', async () => {
  const caught: string[] = [];
  const app = express();
  app.use(contractMiddleware((message) => caught.push(message)));
  app.get('/v1/health', (_req, res) => {
    res.json({ status: 'ok', contract: 'one' });
  });
  app.use((_error: unknown, _req: express.Request, res: express.Response, _next: express.NextFunction) => {
    res.status(500).end();
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}/v1/health`)).status).toBe(500);
  expect(caught).toEqual([expect.stringContaining('/contract')]);
  server.close();
});

const uuid = (version: 4 | 7) => fc.uuid({ version });
const moment = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().replace('Z', '+01:00'));
const civilDate = moment.map((at) => at.slice(0, 10));
const text = (maxLength: number, minLength = 1) =>
  fc.string({ minLength, maxLength, unit: 'grapheme-ascii' });
const common = {
  noticeId: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,59}$/),
  version: text(40),
  hash: fc.constant('0f'.repeat(32)),
  at: moment,
  by: text(80),
};
const receipt: fc.Arbitrary<Schema<'NoticeReceipt'>> = fc.oneof(
  fc.record({
    ...common,
    language: fc.constantFrom('en' as const, 'cy' as const),
    channel: fc.constantFrom('phone' as const, 'in-person' as const),
    layer: fc.constant('first' as const),
    manner: fc.constantFrom('spoken' as const, 'displayed' as const),
    objectionSaid: fc.boolean(),
    secondLayerOffered: fc.constantFrom('leaflet' as const, 'link' as const, 'post' as const, null),
    status: fc.constant('given' as const),
  }),
  fc.record({
    ...common,
    status: fc.constant('already-given' as const),
    givenVersion: text(40),
    givenOn: civilDate,
  }),
  fc.record({ ...common, status: fc.constant('deferred' as const), reason: text(300, 3) }),
);
const consent: fc.Arbitrary<Schema<'ConsentEvent'>> = fc.record({
  purposeId: text(60),
  answer: fc.constantFrom('given' as const, 'refused' as const, 'withdrawn' as const),
  at: moment,
  by: text(80),
  channel: fc.constantFrom('phone' as const, 'in-person' as const),
  language: fc.constantFrom('en' as const, 'cy' as const),
  scriptId: text(60),
  packVersion: text(40),
  hash: fc.constant('0f'.repeat(32)),
  expiresOn: fc.option(civilDate),
});
const directEntry: fc.Arbitrary<Schema<'DirectEntry'>> = fc.record({
  system: text(300),
  reference: fc.option(text(80)),
});
/** What an enquiry may hold besides, left out where there is nothing of the kind. */
const besides = {
  representative: fc.record({
    typeId: text(60),
    name: text(300, 0),
    proof: fc.option(text(300)),
    scope: text(300, 0),
    expiresOn: fc.option(civilDate),
    at: moment,
    by: text(80),
  }),
  reasonsGiven: fc.array(fc.record({ fieldId: text(80), reasonId: fc.option(text(60)), at: moment }), {
    maxLength: 3,
  }),
  refusals: fc.array(fc.record({ item: text(80), at: moment }), { maxLength: 3 }),
  sensitive: fc.array(fc.record({ tag: text(60), text: text(2000) }), { maxLength: 3 }),
  consents: fc.array(consent, { maxLength: 3 }),
  directEntry,
};
const enquiryBody: fc.Arbitrary<Schema<'EnquiryBody'>> = fc.record(
  {
    interaction: fc.record({
      id: uuid(7),
      channel: fc.constantFrom('phone' as const, 'in-person' as const),
      language: fc.constantFrom('en' as const, 'cy' as const),
      startedAt: moment,
      endedAt: moment,
    }),
    receipts: fc.array(receipt, { maxLength: 20 }),
    service: fc.record({ id: text(300), lgsl: fc.option(fc.nat()), name: text(300) }),
    anonymous: fc.boolean(),
    person: fc.option(
      fc.record(
        { name: text(300), phone: text(40), email: text(254), address: text(500), postcode: text(12) },
        { requiredKeys: [] },
      ),
    ),
    fields: fc.dictionary(
      text(80).filter((key) => key !== '__proto__'),
      text(2000, 0),
      { maxKeys: 5, noNullPrototype: true },
    ),
    note: text(20_000, 0),
    outcome: fc.record({
      kind: fc.constantFrom(
        'resolved' as const,
        'passed' as const,
        'signposted' as const,
        'call-back' as const,
      ),
      detail: text(1000, 0),
      team: fc.option(text(120, 0)),
      by: fc.option(civilDate),
    }),
    ...besides,
  },
  {
    requiredKeys: ['interaction', 'receipts', 'service', 'anonymous', 'person', 'fields', 'note', 'outcome'],
  },
);
const head = {
  opId: uuid(7),
  entityId: uuid(7),
  deviceId: uuid(4),
  deviceSeq: fc.integer({ min: 1 }),
  baseVersion: fc.constant(null),
  capturedAt: moment,
  actor: fc.record({ id: text(80), name: text(120) }),
  noticePackVersion: text(40),
  reference: fc.nat({ max: 32 ** 4 - 1 }).map((n) => mintReference('K7M', n)),
  payloadHash: fc.constant('0'.repeat(64)),
};
const anyMutation: fc.Arbitrary<Schema<'Mutation'>> = fc.oneof(
  fc.record({ ...head, op: fc.constant('enquiry.create' as const), body: enquiryBody }),
  fc.record({
    ...head,
    op: fc.constant('note.add' as const),
    body: fc.record({ text: text(20_000), at: moment, by: text(80) }),
  }),
  fc.record({ ...head, op: fc.constant('consent.add' as const), body: consent }),
  fc.record({ ...head, op: fc.constant('reference.add' as const), body: directEntry }),
  fc.record({
    ...head,
    reference: civilDate.map((day) => `PURGE-${day}`),
    op: fc.constant('certificate.add' as const),
    body: fc.record({
      why: fc.constantFrom(
        'desk-rule' as const,
        'erasure' as const,
        'merged' as const,
        'crm-retention' as const,
        'destroyed' as const,
      ),
      day: civilDate,
      burnedAt: moment,
      keys: fc.array(
        fc
          .tuple(fc.constantFrom('open', 'due'), civilDate, fc.constantFrom('', '~2', '~31'))
          .map(([use, day, next]) => `${use}/${day}${next}`),
      ),
      records: fc.nat(),
      mutations: fc.nat(),
      rule: fc.option(fc.record({ period: fc.constantFrom('P1M', 'P14D'), source: text(300) })),
    }),
  }),
);

describe('the OpenAPI file and the desk’s own schema of a mutation', () => {
  const judge = itemJudge();

  test('both take every mutation that a desk can make', () => {
    fc.assert(
      fc.property(anyMutation, (item) => {
        expect(judge(item)).toEqual([]);
        expect(mutation.safeParse(item).error).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  const whole = body();
  const limits: [string, Partial<Schema<'EnquiryBody'>> | Record<string, unknown>][] = [
    ['a note of 20,001 characters', { note: 'x'.repeat(20_001) }],
    ['a field of 2,001', { fields: { bin: 'x'.repeat(2001) } }],
    ['a field that is a number', { fields: { bin: 1 } }],
    ['a field name of 81', { fields: { ['x'.repeat(81)]: '' } }],
    ['21 receipts', { receipts: Array.from({ length: 21 }, () => whole.receipts[0]) }],
    ['an empty name', { person: { name: '' } }],
    ['a person with more than is asked', { person: { dateOfBirth: '1950-01-01' } }],
    ['no person at all', { person: undefined }],
    ['an unknown outcome', { outcome: { ...whole.outcome, kind: 'forgotten' } }],
    ['an outcome without a team', { outcome: { kind: 'passed', detail: '', by: null } }],
    ['a day that does not exist', { outcome: { ...whole.outcome, by: '2026-02-30' } }],
    ['a moment without an offset', { interaction: { ...whole.interaction, endedAt: '2026-11-23T10:15:00' } }],
    ['another channel', { interaction: { ...whole.interaction, channel: 'letter' } }],
    ['a fractional LGSL number', { service: { ...whole.service, lgsl: 1.5 } }],
    ['a receipt that was half given', { receipts: [{ ...whole.receipts[0], layer: 'second' }] }],
    ['a receipt of two kinds', { receipts: [{ ...whole.receipts[0], reason: 'because' }] }],
    ['a receipt of no notice', { receipts: [{ ...whole.receipts[0], noticeId: ' ' }] }],
    ['a deferral without a reason', { receipts: [{ ...whole.receipts[0], status: 'deferred' }] }],
  ];
  test.each(limits)('neither takes %s', (_what, more) => {
    const [good] = fc.sample(fc.record({ ...head, op: fc.constant('enquiry.create') }), {
      numRuns: 1,
      seed: 1,
    });
    const item = JSON.parse(JSON.stringify({ ...good, body: { ...whole, ...more } })) as Record<
      string,
      unknown
    >;
    expect(mutation.safeParse({ ...item, body: whole }).success).toBe(true);
    expect(judge({ ...item, body: whole })).toEqual([]);
    expect(mutation.safeParse(item).success).toBe(false);
    expect(judge(item)).not.toEqual([]);
  });
});
