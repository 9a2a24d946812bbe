import { setTimeout as delay } from 'node:timers/promises';
import type { NextFunction, Request, Response } from 'express';
import type { FaultSwitch } from './faults';
import { RequestFault } from './problem';

const LOGIN_PAGE =
  '<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in to the network</h1>' +
  '<form><label>User name <input name="user"></label><button>Sign in</button></form></html>';

/** Faults of the line and of whole requests; those of single items are `batch/forced-result.ts`. */
export function faultMiddleware(faults: FaultSwitch) {
  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    if (faults.hit('offline')) {
      req.socket.resetAndDestroy();
      return;
    }
    const slow = faults.hit('slow');
    if (slow) await delay(slow.delayMs ?? 3_000, undefined, { ref: false });
    if (faults.hit('html')) {
      res.status(200).type('html').end(LOGIN_PAGE);
      return;
    }
    const busy = faults.hit('503', '429');
    if (busy) {
      throw new RequestFault(busy.mode === '503' ? 'unavailable' : 'too-many-requests', undefined, {
        'Retry-After': String(busy.retryAfter ?? 2),
      });
    }
    if (faults.hit('401')) {
      throw new RequestFault('unauthorised', undefined, { 'WWW-Authenticate': 'Bearer realm="firstpoint"' });
    }
    if (faults.hit('426')) throw new RequestFault('upgrade-required', undefined, { Upgrade: 'firstpoint/2' });
    if (req.method === 'POST' && faults.hit('lost-response')) loseAnswer(res);
    next();
  };
}

/** The request is carried out to its end, its commit included; then the line goes dead. */
function loseAnswer(res: Response): void {
  const cut = (): Response => {
    res.socket?.resetAndDestroy();
    return res;
  };
  res.write = () => true;
  res.end = cut;
}
