import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { processKeeper } from '../../../build/process/keeper.mjs';
import { startKeyring } from '../../../build/session/keyring.mjs';
import type { ChildTask } from './keyring-child';

export type RealKeyring = Awaited<ReturnType<typeof realKeyring>>;

/** A gnome-keyring of its own on a session bus of its own; `kept` holds it from one start to the next. */
export async function realKeyring(kept: string) {
  const keeper = processKeeper();
  const temporary = mkdtempSync(join(tmpdir(), 'fp-bus-'));
  const env = await startKeyring(keeper, { kept, temporary }).catch(async (error: unknown) => {
    await keeper.stop();
    const line = 'sudo apt-get install -y --no-install-recommends dbus gnome-keyring libsecret-1-0';
    throw new Error(`No real keyring to test with. If a package is missing: ${line}`, { cause: error });
  });
  const send = (...message: string[]): string =>
    execFileSync('dbus-send', ['--session', '--print-reply', '--dest=org.freedesktop.secrets', ...message], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
  const service = '/org/freedesktop/secrets';
  return {
    env,
    async stop() {
      await keeper.stop();
      rmSync(temporary, { recursive: true, force: true });
    },
    lock: () =>
      send(service, 'org.freedesktop.Secret.Service.Lock', `array:objpath:${service}/collection/login`),
    /** How many entries of Firstpoint's the Secret Service itself knows of. */
    entries: () =>
      send(service, 'org.freedesktop.Secret.Service.SearchItems', 'dict:string:string:service,Firstpoint')
        .split('\n')
        .filter((line) => line.includes('object path')).length,
  };
}

export type ChildRun = { lines: Record<string, unknown>[]; killed: boolean; errors: string };

/** Runs the child to its end. `onLine` may end it with `kill -9` at any time. */
export function runChild(
  program: string,
  task: ChildTask,
  env: NodeJS.ProcessEnv,
  onLine: (line: Record<string, unknown>, kill: () => void) => void = () => {},
): Promise<ChildRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, JSON.stringify(task)], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines: Record<string, unknown>[] = [];
    let errors = '';
    child.stderr.on('data', (data) => (errors += String(data)));
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as Record<string, unknown>;
      lines.push(line);
      onLine(line, () => child.kill('SIGKILL'));
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve({ lines, killed: signal === 'SIGKILL', errors });
      else reject(new Error(`the child ended with ${code ?? signal}: ${errors}`));
    });
  });
}
