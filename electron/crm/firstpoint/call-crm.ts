import { z } from 'zod';
import type { CrmFault } from '../../../shared/ipc/vault-main-contract';
import { fault, faultOfException, faultOfStatus } from './crm-fault';

/** Every answer of the CRM, and its own time with it, so that a wrong desk clock is seen. */
export type CrmAnswer<T> =
  | { ok: true; value: T; serverTime: string | null }
  | { ok: false; fault: CrmFault; serverTime: string | null };

const serverTime = z.iso.datetime({ offset: true });

/** What openapi-fetch resolves to with `parseAs: 'text'`. */
type Fetched = { data?: string; error?: unknown; response: Response };

/**
 * Runs one request and reads its answer: text → JSON → schema. Whatever does not fit is `not-a-crm`, never an
 * exception: pages of a proxy, half an answer, somebody else's JSON.
 */
export async function callCrm<S extends z.ZodType>(
  schema: S,
  timeoutMs: number,
  run: (signal: AbortSignal) => Promise<Fetched>,
  now: () => number = Date.now,
): Promise<CrmAnswer<z.output<S>>> {
  let fetched: Fetched;
  try {
    fetched = await run(AbortSignal.timeout(timeoutMs));
  } catch (error) {
    return { ok: false, fault: faultOfException(error), serverTime: null };
  }
  const { response } = fetched;
  const said = serverTime.safeParse(response.headers.get('firstpoint-time'));
  const time = said.success ? said.data : null;
  if (!response.ok) {
    const { error } = fetched;
    const text = typeof error === 'string' ? error : JSON.stringify(error ?? null);
    return { ok: false, fault: faultOfStatus(response, text, now()), serverTime: time };
  }
  let json: unknown;
  try {
    json = JSON.parse(fetched.data ?? '');
  } catch {
    return { ok: false, fault: fault('not-a-crm', response.status), serverTime: null };
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { ok: true, value: parsed.data, serverTime: time }
    : { ok: false, fault: fault('not-a-crm', response.status), serverTime: null };
}
