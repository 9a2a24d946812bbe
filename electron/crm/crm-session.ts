import { session, type Session } from 'electron';

export type CrmFetch = (request: Request) => Promise<Response>;

/**
 * The one way out to the network: a session of its own, in memory only, so that no cookie, cached answer or visited
 * address reaches the disk. The system's proxy and certificates hold, since it is Chromium's own network stack.
 */
export function openCrmSession(): { session: Session; fetch: CrmFetch } {
  const crm = session.fromPartition('crm', { cache: false });
  return {
    session: crm,
    async fetch(request) {
      return crm.fetch(request.url, {
        method: request.method,
        headers: [...request.headers],
        body: request.body ? await request.arrayBuffer() : undefined,
        signal: request.signal,
        credentials: 'omit',
        // A token must not follow a redirect; what redirects (a sign-in page of the network) is not the CRM.
        redirect: 'error',
      });
    },
  };
}
