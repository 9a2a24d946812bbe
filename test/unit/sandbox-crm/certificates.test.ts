import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Schema } from '../../../shared/crm-api/schema';
import { CODES, enrolDesk, inShort, seal, type CrmDesk } from './crm-desk';
import { withSandboxCrm } from './with-sandbox-crm';

let now = new Date('2026-12-23T00:00:05Z');
const crm = withSandboxCrm({ enrolmentCodes: CODES, now: () => now });

const certificate = (
  { deviceId }: CrmDesk,
  more: Partial<Schema<'PurgeCertificate'>> = {},
  id = uuidv7(),
): Schema<'CertificateAdd'> =>
  seal({
    opId: id,
    entityId: id,
    deviceId,
    deviceSeq: 7,
    op: 'certificate.add',
    baseVersion: null,
    capturedAt: '2026-12-23T00:00:01Z',
    actor: { id: 'firstpoint', name: 'Firstpoint' },
    noticePackVersion: '2026.11',
    reference: 'PURGE-2026-12-23',
    payloadHash: '',
    body: {
      why: 'desk-rule',
      day: '2026-12-23',
      burnedAt: '2026-12-23T00:00:01Z',
      keys: ['due/2026-12-23', 'due/2026-12-23~2'],
      records: 3,
      mutations: 1,
      rule: { period: 'P1M', source: 'S3:50' },
      ...more,
    },
  });

test('keeps a certificate once, however often it comes, and tells no desk of it', async () => {
  const desk = await enrolDesk(crm.get().url);
  const one = certificate(desk);
  const { next } = await desk.pull();
  const [first] = await desk.push(one);
  expect(first).toMatchObject({ result: 'applied', reference: 'PURGE-2026-12-23', replayed: false });
  const [second] = await desk.push(one);
  expect(second).toMatchObject({ result: 'applied', replayed: true });
  expect(await crm.get().certificates()).toMatchObject([{ id: one.entityId, certificate: one.body }]);
  expect((await desk.pull(next)).changes).toEqual([]);
});

test('of two with one id the first stands; one that is not of its own id is refused', async () => {
  const desk = await enrolDesk(crm.get().url);
  const one = certificate(desk);
  const again = certificate(desk, { burnedAt: '2026-12-23T09:00:00Z' }, one.entityId);
  const stray = { ...certificate(desk), opId: uuidv7() };
  expect((await desk.push(one, again)).map(inShort)).toEqual(['applied', 'rejected idempotency-key-reused']);
  expect((await desk.push(stray)).map(inShort)).toEqual(['rejected invalid-item']);
  expect((await crm.get().certificates()).map((kept) => kept.certificate)).toEqual([one.body]);
});

test('shows them on the page, in words, and lets them go after a year', async () => {
  const desk = await enrolDesk(crm.get().url);
  await desk.push(
    certificate(desk),
    certificate(desk, { why: 'erasure', records: 1, mutations: 0, rule: null }),
  );
  const page = async () => (await fetch(crm.get().url)).text();
  const text = await page();
  for (const words of [
    '<h2>Purge certificates</h2>',
    '23 December 2026: 3 records and 1 copy unreadable since Wed 23 Dec',
    `at desk ${desk.enrolment.deskCode} (Reception 1)`,
    'because their time at the desk was up',
    'rule: P1M at the desk, S3:50',
    'keys destroyed: due/2026-12-23, due/2026-12-23~2',
    '1 record and 0 copies',
    'because somebody was to be forgotten',
  ])
    expect(text).toContain(words);

  // A token of last year is worth nothing.
  const look = async () => (await enrolDesk(crm.get().url)).pull();
  now = new Date('2027-12-22T12:00:00Z');
  await look();
  expect(await crm.get().certificates()).toHaveLength(2);
  now = new Date('2027-12-24T12:00:00Z');
  await look();
  expect(await crm.get().certificates()).toEqual([]);
  expect(await page()).not.toContain('Purge certificates');
});
