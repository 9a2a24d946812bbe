import { describe, expect, test } from 'vitest';
import { sayReceipts } from '../../sandbox-crm/page/words';
import type { Schema } from '../../../shared/crm-api/schema';
import { body, enrolDesk } from './crm-desk';
import { withSandboxCrm } from './with-sandbox-crm';

const crm = withSandboxCrm();
const page = async () => (await fetch(crm.get().url)).text();

test('shows a newcomer what arrived: who, what, what was said, from which desk, how many times sent', async () => {
  const d = await enrolDesk(crm.get().url);
  const create = d.create();
  await d.push(create);
  await d.push(create, d.note(create, 'Rang again.'));
  const text = await page();
  const shown = [
    '1 enquiry',
    create.reference,
    'Missed bin',
    'Siân Example-Jones',
    '+447700900123',
    '1 Example Street, Witney, OX28 1NB',
    'The green bin was not emptied.',
    'Rang again.',
    'Passed to Waste · by 25 November 2026',
    'spoken in English at 10:11 by demo; the right to object said as a step of its own; a leaflet offered',
    `from desk ${d.enrolment.deskCode} (Reception 1), sent 2 times, kept once`,
  ];
  for (const words of shown) expect(text).toContain(words);
});

test('shows what is sensitive by its kind, where a case is kept, and why delicate things were asked', async () => {
  const d = await enrolDesk(crm.get().url);
  await d.push(
    d.create({
      body: body({
        sensitive: [{ tag: 'health', text: 'Uses a wheelchair' }],
        directEntry: { system: 'Homebase', reference: null },
        reasonsGiven: [{ fieldId: 'born', reasonId: 'benefit', at: '2026-07-01T09:30:00Z' }],
        refusals: [{ item: 'income', at: '2026-07-01T09:30:00Z' }],
      }),
    }),
  );
  const text = await page();
  for (const words of [
    '<dt>Sensitive: health</dt><dd>Uses a wheelchair</dd>',
    'Homebase, still to be entered',
    'born (benefit) at 10:30',
    '<dt>Not given</dt><dd>income</dd>',
  ])
    expect(text).toContain(words);
});

test('shows who spoke for whom, what was not given, and every answer to an optional question', async () => {
  const d = await enrolDesk(crm.get().url);
  const at = '2026-11-23T10:11:12.000+00:00';
  const event = {
    purposeId: 'follow-up',
    answer: 'given' as const,
    at,
    by: 'demo',
    channel: 'phone' as const,
    language: 'en' as const,
    scriptId: 'ask-follow-up',
    packVersion: '2026.11',
    hash: 'a'.repeat(64),
    expiresOn: '2027-02-23',
  };
  const someone = { typeId: 'family', name: 'Ottoline', scope: 'This enquiry', at, by: 'demo' };
  await d.push(
    d.create({
      body: body({
        representative: { ...someone, proof: 'Signed letter', expiresOn: '2027-05-23' },
        refusals: [{ item: 'email', at }],
        consents: [event, { ...event, answer: 'withdrawn', expiresOn: null }],
      }),
    }),
    d.create({ body: body({ representative: { ...someone, proof: null, expiresOn: null } }) }),
  );
  const text = await page();
  const shown = [
    'Ottoline (family) · seen: Signed letter · This enquiry · until 23 May 2027',
    'nothing seen: tell them nothing',
    '<dt>Not given</dt><dd>email</dd>',
    'follow-up: given Mon 23 Nov, 10:11, noted by demo, until 23 February 2027',
    'follow-up: withdrawn Mon 23 Nov, 10:11, noted by demo',
  ];
  for (const words of shown) expect(text).toContain(words);
});

test('lists the newest first', async () => {
  const d = await enrolDesk(crm.get().url);
  const creates = [d.create(), d.create(), d.create()];
  for (const create of creates) await d.push(create);
  const found = [...(await page()).matchAll(/class="reference">([^<]+)</g)].map((m) => m[1]);
  expect(found).toEqual(creates.map((c) => c.reference).reverse());
});

test('shows what was typed as text, never as part of the page', async () => {
  const d = await enrolDesk(crm.get().url);
  const nasty = `<script>alert(1)</script>"><img src=x onerror='x'>`;
  await d.push(
    d.create({ body: body({ note: nasty, fields: { [nasty]: nasty }, person: { name: nasty } }) }),
  );
  const text = await page();
  expect(text).not.toMatch(/<script|<img/);
  expect(text).toContain('&lt;script&gt;');
});

test('runs no script and asks for nothing from outside', async () => {
  const answer = await fetch(crm.get().url);
  expect(answer.headers.get('Content-Security-Policy')).toMatch(
    /^default-src 'none'; style-src 'self'; form-action 'self'/,
  );
  const text = await answer.text();
  expect(text).not.toMatch(/<script|https?:\/\//);
  expect(text).toContain('http-equiv="refresh"');
});

test('its buttons turn the fault switch, and it says which way that stands', async () => {
  const press = (mode: string) =>
    fetch(new URL('/sandbox/page/faults', crm.get().url), {
      method: 'POST',
      body: new URLSearchParams({ mode }),
    });
  const after = await press('lost-response');
  expect(after.url).toBe(crm.get().url);
  expect(await after.text()).toContain('stored, then the line goes dead (1 more)');
  expect(crm.get().faults.get()).toEqual({ mode: 'lost-response', times: 1 });
  await press('none');
  expect(await page()).toContain('Now: the CRM works as it should.');
});

describe('notice receipts in words', () => {
  const say = (receipt: Schema<'NoticeReceipt'>) => sayReceipts(body({ receipts: [receipt] }));
  const common = { noticeId: 'service-request', version: '2026.1', hash: 'a'.repeat(64), by: 'demo' };
  const at = '2026-07-01T09:30:00Z';

  test('already given: when, and which version', () => {
    const receipt = {
      ...common,
      at,
      status: 'already-given',
      givenVersion: '2025.4',
      givenOn: '2026-06-30',
    } as const;
    expect(say(receipt)).toBe(
      'Notice “service-request”, version 2026.1, already given on 30 June 2026 (version 2025.4); noted at 10:30 by demo.',
    );
  });

  test('deferred: why', () => {
    expect(say({ ...common, at, status: 'deferred', reason: 'gas leak' })).toBe(
      'Notice “service-request”, version 2026.1, put off at 10:30 by demo: gas leak.',
    );
  });

  test('none: a receipt that is missing is told from one that was not needed', () => {
    expect(sayReceipts(body({ receipts: [], anonymous: true, person: null }))).toBe(
      'no notice: nothing personal was taken',
    );
    expect(sayReceipts(body({ receipts: [] }))).toMatch(/^NO NOTICE RECEIPT/);
  });
});
