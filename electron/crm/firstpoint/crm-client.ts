import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '../../../shared/crm-api/types';
import { limitAnswers } from './limit-answer';

const compress = promisify(gzip);
const WORTH_COMPRESSING = 8 * 1024;

const gzipLargeBodies: Middleware = {
  async onRequest({ request }) {
    if (!request.body) return undefined;
    const body = new Uint8Array(await request.clone().arrayBuffer());
    if (body.length <= WORTH_COMPRESSING) return undefined;
    const headers = new Headers(request.headers);
    headers.set('content-encoding', 'gzip');
    return new Request(request.url, {
      method: request.method,
      headers,
      body: new Uint8Array(await compress(body)),
      signal: request.signal,
    });
  },
};

/** The contract's client, typed by `shared/crm-api/openapi.yaml`. `url` is the CRM's base address. */
export function createCrmClient(url: string, fetch: (request: Request) => Promise<Response>) {
  const client = createClient<paths>({ baseUrl: url.replace(/\/+$/, ''), fetch });
  client.use(gzipLargeBodies, limitAnswers);
  return client;
}
export type CrmClient = ReturnType<typeof createCrmClient>;
