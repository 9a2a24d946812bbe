import type { NextFunction, Request, Response } from 'express';
import { makeProblem, RequestFault, sendProblem } from './problem';
import type { ProblemSlug } from '../../shared/crm-api/problem-type';

type HttpFault = { status: number; errors?: { path: string; message: string; errorCode?: string }[] };

const byStatus: Record<number, ProblemSlug> = {
  400: 'malformed-request',
  401: 'unauthorised',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
};

/** Turns whatever went wrong into a problem; what we can't name is our own fault and goes to `onBug`. */
export function errorHandler(onBug: (error: unknown) => void) {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _req: Request, res: Response, next: NextFunction): void => {
    if (res.headersSent) return next(error);
    if (error instanceof RequestFault) return sendProblem(res, error.problem, error.headers);
    const slug = isHttpFault(error) ? slugOf(error) : undefined;
    if (slug && isHttpFault(error)) {
      const errors = error.errors?.slice(0, 5).map(({ path, message }) => ({ path, message }));
      return sendProblem(res, makeProblem(slug, undefined, errors));
    }
    if (isDatabaseTrouble(error)) return sendProblem(res, makeProblem('unavailable'), { 'Retry-After': '2' });
    onBug(error);
    const problem = makeProblem('server-fault');
    // Past the contract's check: it may be that very check that has failed.
    res.status(problem.status).type('application/problem+json').end(JSON.stringify(problem));
  };
}

function isHttpFault(error: unknown): error is HttpFault {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

function slugOf({ status, errors }: HttpFault): ProblemSlug | undefined {
  // A batch of too many items is too large, whatever the schema calls it: the client halves it and tries again.
  if (errors?.some(({ path, errorCode }) => path === '/body/items' && errorCode?.startsWith('maxItems'))) {
    return 'too-large';
  }
  return byStatus[status];
}

/**
 * The connection or the server is gone (SQLSTATE 08, 53, 57, or a socket error): trying again may help. Where the
 * roll-back failed too, only the driver's words tell.
 */
function isDatabaseTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return /^(08|53|57|ECONN|EPIPE|ETIMEDOUT)/.test(code);
  return /^(Connection terminated|Client has encountered a connection error)/.test(error.message);
}
