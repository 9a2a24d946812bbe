import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createCrmClient } from '../../../../electron/crm/firstpoint/crm-client';
import { createFirstpointCrm } from '../../../../electron/crm/firstpoint/firstpoint-crm';
import { stubCrm } from '../stub-crm';

const log = { info: () => {}, warn: () => {}, error: () => {} };

async function asked(answer: RequestListener, etag: string | null = null) {
  const url = await stubCrm(answer);
  const crm = createFirstpointCrm(
    createCrmClient(url, (request) => fetch(request, { redirect: 'error' })),
    { id: () => '01936b3e-0000-7000-8000-000000000001', token: () => 't', renew: async () => null },
    log,
  );
  return crm.latestPack({ controllerId: 'west-oxfordshire', etag, maxBytes: 1000 });
}
const json = { 'content-type': 'application/json', etag: '"2026.12"' };
const notFound = {
  type: 'https://firstpoint.example.invalid/problems/not-found',
  title: 'none',
  status: 404,
};

describe('the CRM’s newest pack', () => {
  test('comes as text with its ETag, whatever it holds', async () => {
    const answer = await asked((_request, response) => response.writeHead(200, json).end('{"pack":{'));
    expect(answer).toEqual({ state: 'pack', text: '{"pack":{', etag: '"2026.12"' });
  });

  test('is not sent again when it is known', async () => {
    const answer = await asked((request, response) => {
      response.writeHead(request.headers['if-none-match'] === '"2026.12"' ? 304 : 500).end();
    }, '"2026.12"');
    expect(answer).toEqual({ state: 'same' });
  });

  test('may be none, said by the CRM itself and not by a proxy', async () => {
    const none = await asked((_request, response) =>
      response.writeHead(404, { 'content-type': 'application/problem+json' }).end(JSON.stringify(notFound)),
    );
    expect(none).toEqual({ state: 'none' });
    expect(await asked((_request, response) => response.writeHead(404).end('<h1>Not here</h1>'))).toBeNull();
  });

  test('is no page of the network’s own, and nothing that ends halfway', async () => {
    const page = { 'content-type': 'text/html' };
    expect(await asked((_request, response) => response.writeHead(200, page).end('<p>Sign in'))).toBeNull();
    const cut = await asked((_request, response) => {
      response.writeHead(200, { ...json, 'content-length': '500' });
      response.write('{"pack"', () => response.destroy());
    });
    expect(cut).toBeNull();
  });

  test('is read no further than a pack can be long', async () => {
    const answer = await asked((_request, response) => response.writeHead(200, json).end('x'.repeat(1001)));
    expect(answer).toEqual({ state: 'too-large', etag: '"2026.12"' });
  });
});
