import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** The sandbox CRM in a process of its own, as a real one would be, so that its work is nobody else's. */
export type CrmProcess = {
  /** Without a slash at its end. */
  url: string;
  /** Enquiries go, devices stay; no fault is set. */
  reset(): Promise<void>;
  setFault(mode: 'none' | 'offline'): Promise<void>;
  stop(): Promise<void>;
};

export async function startCrmProcess(): Promise<CrmProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'test/sandbox-crm/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (data) => {
      said += String(data);
      const [, address] = /sandbox CRM at (http:\S+)\//.exec(said) ?? [];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`the sandbox CRM did not start: ${said}`)));
  });
  const send = async (method: string, where: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${url}/sandbox/${where}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the sandbox CRM answered ${answer.status}`);
  };
  return {
    url,
    reset: () => send('POST', 'reset', {}),
    setFault: (mode) => send('PUT', 'faults', { mode }),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
