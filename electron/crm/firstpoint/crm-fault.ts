import { problemDetails, type ProblemDetails } from '../../../shared/sync/mutation';
import type { CrmFault } from '../../../shared/ipc/vault-main-contract';
import { AnswerTooLong } from './limit-answer';

const LONGEST_WAIT_MS = 60 * 60 * 1000;

/** RFC 9110 §10.2.3: whole seconds, or a date. Milliseconds from `now`, at most an hour; null when unreadable. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(0, Math.round(wait)), LONGEST_WAIT_MS) : null;
}

export function fault(kind: CrmFault['kind'], status: number | null = null): CrmFault {
  return { kind, retryAfterMs: null, status };
}

/** RFC 9457 body of an answer; null for anything else, such as a proxy's page. */
export function readProblem(text: string): ProblemDetails | null {
  try {
    const parsed = problemDetails.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * What an HTTP error means for the sync engine. Statuses that would stop a desk (401, 403 and the like) count only
 * with the contract's problem body: many a hotel, proxy and firewall answers 403 with a page of its own.
 */
export function faultOfStatus(response: Response, text: string, now: number): CrmFault {
  const { status } = response;
  const wait = retryAfterMs(response.headers.get('retry-after'), now);
  if (status === 429 || status === 503) return { kind: 'busy', retryAfterMs: wait, status };
  if (status === 502 || status === 504) return { kind: 'no-answer', retryAfterMs: wait, status };
  if (!readProblem(text)) return fault('not-a-crm', status);
  if (status === 401) return fault('signed-out', status);
  if (status === 413) return fault('too-large', status);
  if (status === 426) return fault('too-old', status);
  if (status >= 500) return { kind: 'busy', retryAfterMs: wait, status };
  return fault('refused', status);
}

/**
 * No HTTP answer, or none with an end. A certificate that doesn't fit or a redirect means that something answered, but not the
 * CRM; the rest is silence. Chromium and Node say which only in the text.
 */
export function faultOfException(error: unknown): CrmFault {
  if (error instanceof AnswerTooLong) return fault('not-a-crm');
  const text = error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : '';
  return fault(/ERR_CERT_|ERR_SSL_|redirect/i.test(text) ? 'not-a-crm' : 'no-answer');
}
