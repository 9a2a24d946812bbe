import { describe, expect, test } from 'vitest';
import { body, enrolDesk, slugOf } from './crm-desk';
import type { CrmDesk } from './crm-desk';
import { withSandboxCrm } from './with-sandbox-crm';

const crm = withSandboxCrm();
const desk = (code?: string) => enrolDesk(crm.get().url, { code });

const header = (d: CrmDesk) => ({ 'Firstpoint-Device': d.deviceId });

async function search(
  d: CrmDesk,
  query: { reference?: string; phone?: string; postcode?: string; name?: string },
) {
  const { data } = await d.client.GET('/v1/enquiries/search', { params: { header: header(d), query } });
  return data?.items.map((item) => item.name) ?? null;
}

async function people(
  d: CrmDesk,
  query: { phone?: string; postcode?: string; surname?: string; email?: string },
) {
  const { data } = await d.client.GET('/v1/people/match', { params: { header: header(d), query } });
  return data?.items ?? null;
}

const person = (name: string, phone: string, postcode: string) => ({ name, phone, postcode });

async function withThree(): Promise<CrmDesk> {
  const d = await desk();
  await d.push(
    d.create({ body: body({ person: person('Siân O’Madeup', '+447700900001', 'OX28 1NB') }) }),
    d.create({ body: body({ person: person('Bran Inventon-Fable', '+447700900002', 'OX28 1NB') }) }),
    d.create({ body: body({ person: person('Ann Percent%', '+447700900003', 'LE2 4AA') }) }),
  );
  return d;
}

test('lists the desks of one’s own controller, itself included, and no other’s', async () => {
  const [one, two] = [await desk(), await desk()];
  const { data } = await one.client.GET('/v1/desks', { params: { header: header(one) } });
  const ids = data?.desks.map(({ id }) => id) ?? [];
  expect(ids).toEqual(expect.arrayContaining([one.deviceId, two.deviceId]));
  for (const { name } of data?.desks ?? []) expect(name).not.toBe('');
  const elsewhere = await desk('OTHER-DESK');
  expect(ids).not.toContain(elsewhere.deviceId);
  const theirs = await elsewhere.client.GET('/v1/desks', { params: { header: header(elsewhere) } });
  expect(theirs.data?.desks.map(({ id }) => id)).toEqual([elsewhere.deviceId]);
});

describe('searching enquiries', () => {
  test('finds a phone number and a postcode in any spelling', async () => {
    const d = await withThree();
    expect(await search(d, { phone: '07700 900 001' })).toEqual(['Siân O’Madeup']);
    expect(await search(d, { phone: '0044 7700 900001' })).toEqual(['Siân O’Madeup']);
    expect(await search(d, { postcode: 'le24aa' })).toEqual(['Ann Percent%']);
  });

  test('finds names by the beginnings of their words, without accents, case or kind of apostrophe', async () => {
    const d = await withThree();
    expect(await search(d, { name: "sian o'ma" })).toEqual(['Siân O’Madeup']);
    expect(await search(d, { name: 'fable' })).toEqual(['Bran Inventon-Fable']);
    expect(await search(d, { name: 'inventon-fable' })).toEqual(['Bran Inventon-Fable']);
    expect(await search(d, { name: 'adeup' })).toEqual([]);
  });

  test('takes signs that mean something to the database as themselves', async () => {
    const d = await withThree();
    expect(await search(d, { name: 'percent%' })).toEqual(['Ann Percent%']);
    expect(await search(d, { name: '%' })).toEqual([]);
    expect(await search(d, { name: '_nn' })).toEqual([]);
    expect(await search(d, { name: "'; drop table enquiries; --" })).toEqual([]);
  });

  test('finds a reference as it is heard, and the CRM’s own', async () => {
    const d = await desk();
    const create = d.create();
    const [result] = await d.push(create);
    const heard = create.reference.toLowerCase().replaceAll('-', ' ');
    expect(await search(d, { reference: heard })).toEqual(['Siân Example-Jones']);
    const crmReference = result?.result === 'applied' ? result.crmReference : '';
    expect(await search(d, { reference: crmReference })).toEqual(['Siân Example-Jones']);
  });

  test('several criteria narrow the answer, newest first, and none is refused', async () => {
    const d = await withThree();
    expect(await search(d, { postcode: 'OX28 1NB' })).toEqual(['Bran Inventon-Fable', 'Siân O’Madeup']);
    expect(await search(d, { postcode: 'OX28 1NB', name: 'bran' })).toEqual(['Bran Inventon-Fable']);
    const { error } = await d.client.GET('/v1/enquiries/search', { params: { header: header(d) } });
    expect(error && slugOf(error)).toBe('malformed-request');
  });

  test('shows at most 50, and nothing of another controller', async () => {
    const d = await desk();
    await d.push(...Array.from({ length: 60 }, () => d.create()));
    expect(await search(d, { postcode: 'OX28 1NB' })).toHaveLength(50);
    expect(await search(await desk('OTHER-DESK'), { postcode: 'OX28 1NB' })).toEqual([]);
  });
});

describe('matching people', () => {
  test('a person with several enquiries comes once, with what is known of them', async () => {
    const d = await desk();
    const who = { name: 'Siân Madeup', phone: '+447700900001' };
    await d.push(
      d.create({ body: body({ person: { ...who, email: 'sian@example.invalid', postcode: 'OX28 1NB' } }) }),
      d.create({ body: body({ person: { ...who, name: 'SIÂN MADEUP' } }) }),
    );
    expect(await people(d, { phone: '07700900001' })).toEqual([
      expect.objectContaining({
        name: 'SIÂN MADEUP',
        email: 'sian@example.invalid',
        postcode: 'OX28 1NB',
        address: null,
        enquiries: 2,
      }),
    ]);
    expect(await people(d, { email: 'SIAN@example.invalid' })).toHaveLength(1);
  });

  test('a postcode is narrowed by a surname, and at most 20 come', async () => {
    const d = await withThree();
    expect((await people(d, { postcode: 'OX281NB', surname: 'Fable' }))?.map((p) => p.name)).toEqual([
      'Bran Inventon-Fable',
    ]);
    const many = Array.from({ length: 30 }, (_, i) =>
      d.create({ body: body({ person: person(`Person ${i}`, `+4477009001${10 + i}`, 'OX28 1NB') }) }),
    );
    await d.push(...many);
    expect(await people(d, { postcode: 'OX28 1NB' })).toHaveLength(20);
    expect(await people(d, { surname: 'Fable' })).toBeNull();
  });
});

describe('one enquiry', () => {
  const read = (d: CrmDesk, id: string, etag?: string) =>
    d.client.GET('/v1/enquiries/{id}', {
      params: { header: { ...header(d), ...(etag && { 'If-None-Match': etag }) }, path: { id } },
    });

  test('comes with a strong ETag that changes with every version', async () => {
    const d = await desk();
    const create = d.create();
    await d.push(create);
    const first = await read(d, create.entityId);
    const etag = first.response.headers.get('ETag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(first.data).toMatchObject({ version: 1, body: create.body, notes: [] });
    expect((await read(d, create.entityId, etag)).response.status).toBe(304);
    await d.push(d.note(create));
    const second = await read(d, create.entityId, etag);
    expect(second.data).toMatchObject({ version: 2 });
    expect(second.response.headers.get('ETag')).not.toBe(etag);
  });

  test('is 404 when unknown or of another controller, 410 once erased', async () => {
    const d = await desk();
    const create = d.create();
    const status = async (who: CrmDesk) => (await read(who, create.entityId)).response.status;
    expect(await status(d)).toBe(404);
    await d.push(create);
    expect(await status(await desk('OTHER-DESK'))).toBe(404);
    await crm.get().erase(create.entityId);
    expect(await status(d)).toBe(410);
  });
});
