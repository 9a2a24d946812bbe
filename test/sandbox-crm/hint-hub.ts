import type { Response } from 'express';

const HEARTBEAT_MS = 15_000;

/** Open event streams, by controller. A hint says only that something changed; what, a pull tells. */
export type HintHub = ReturnType<typeof createHintHub>;

export function createHintHub() {
  const open = new Map<Response, string>();
  const heartbeat = setInterval(() => {
    for (const res of open.keys()) res.write(': still here\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    add(controllerId: string, res: Response): void {
      open.set(res, controllerId);
      res.on('close', () => open.delete(res));
      res.status(200).type('text/event-stream').set('Cache-Control', 'no-store');
      res.flushHeaders();
      res.write(': open\n\n');
    },
    hint(controllerId: string, kind: 'enquiry' | 'ticket' = 'enquiry'): void {
      for (const [res, of] of open) {
        if (of === controllerId) res.write(`event: hint\ndata: {"kind":"${kind}"}\n\n`);
      }
    },
    /** Cuts every stream, as a lost line does. */
    cut(): void {
      for (const res of open.keys()) res.socket?.destroy();
    },
    close(): void {
      clearInterval(heartbeat);
      this.cut();
    },
  };
}
