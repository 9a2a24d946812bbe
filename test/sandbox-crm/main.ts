import { parseArgs } from 'node:util';
import { SandboxCrmTaken, startSandboxCrm } from './sandbox-crm';
import type { SandboxCrm } from './sandbox-crm';

const USAGE = 'Use: node --import tsx test/sandbox-crm/main.ts [--port N] [--data FOLDER]';
const EXIT = { fault: 1, usage: 2, folderTaken: 3, portTaken: 4 } as const;

process.exitCode = await run();

/** Answers an exit code when there was nothing to run; else the server holds the process until it is told to stop. */
async function run(): Promise<number | undefined> {
  const asked = readArguments();
  if (!asked.ok) return complain(`${asked.why}\n${USAGE}`, EXIT.usage);
  const { port, dataDir } = asked;
  try {
    const crm = await startSandboxCrm({ port, dataDir, databaseUrl: process.env['DATABASE_URL'] });
    stopOnSignal(crm);
    console.log(`sandbox CRM at ${crm.url}`);
    return undefined;
  } catch (error) {
    if (error instanceof SandboxCrmTaken) {
      return complain(error.message, error.what === 'folder' ? EXIT.folderTaken : EXIT.portTaken);
    }
    return complain(
      `The sandbox CRM could not start: ${error instanceof Error ? error.message : error}`,
      EXIT.fault,
    );
  }
}

type Arguments = { ok: true; port: number; dataDir: string | undefined } | { ok: false; why: string };

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' } } });
    const port = Number(values.port ?? '0');
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      return { ok: false, why: `${values.port} is not a port.` };
    }
    return { ok: true, port, dataDir: values.data };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

function stopOnSignal(crm: SandboxCrm): void {
  const stop = (): void => {
    void crm.close().then(
      () => process.exit(0),
      () => process.exit(EXIT.fault),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function complain(sentence: string, code: number): number {
  console.error(sentence);
  return code;
}
