import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { apiRoutes, doorkeeper, jsonBody } from './api-routes';
import type { CrmServices } from './api-routes';
import { contractMiddleware } from './contract';
import { openDatabase } from './database/open-database';
import { openDeviceTokens } from './device-tokens';
import { errorHandler } from './error-handler';
import { faultMiddleware } from './fault-middleware';
import { openCouncilPackDesk } from './council-pack';
import type { CouncilPackDesk } from './council-pack';
import { createFaultSwitch } from './faults';
import type { FaultSwitch } from './faults';
import { lockFolder } from './folder-lock';
import { createHintHub } from './hint-hub';
import type { Schema } from '../../shared/crm-api/schema';
import { eraseEnquiry, listArrived, listCertificates, listTickets, resetSandbox } from './sandbox-control';
import type { ArrivedCertificate, ArrivedEnquiry } from './sandbox-control';
import { onlyFromHere, sandboxRoutes } from './sandbox-routes';

export type SandboxCrmOptions = {
  /** 0 or absent: any free port. Always on 127.0.0.1. */
  port?: number;
  /** Absent: in memory. */
  dataDir?: string;
  /** PostgreSQL instead of PGlite. */
  databaseUrl?: string;
  /** The CRM's clock. */
  now?: () => Date;
  /** Enrolment code → controller id. */
  enrolmentCodes?: Readonly<Record<string, string>>;
};

export type SandboxCrm = {
  /** `http://127.0.0.1:PORT/`: the page, and the base of the API. */
  url: string;
  faults: Pick<FaultSwitch, 'get' | 'set'>;
  packs: Pick<CouncilPackDesk, 'keyId' | 'publicKey' | 'facts' | 'deliver'>;
  enquiries(): Promise<ArrivedEnquiry[]>;
  /** The reception's queue as the CRM has it. */
  tickets(): Promise<Schema<'Ticket'>[]>;
  /** The desks' purge certificates. */
  certificates(): Promise<ArrivedCertificate[]>;
  reset(options?: { devices: boolean }): Promise<void>;
  /** False when there is no such enquiry. */
  erase(id: string): Promise<boolean>;
  /** Bugs of the sandbox itself: answers that did not fit the contract, exceptions. Empty, or a test should fail. */
  bugs: readonly string[];
  close(): Promise<void>;
};

/** Thrown when the folder or the port is somebody else's; the message is a sentence for the person who started it. */
export class SandboxCrmTaken extends Error {
  constructor(
    readonly what: 'folder' | 'port',
    message: string,
  ) {
    super(message);
  }
}

const DEFAULT_CODES = { 'SANDBOX-DESK': 'west-oxfordshire' };
/** Longer than any client keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000;

export async function startSandboxCrm(options: SandboxCrmOptions = {}): Promise<SandboxCrm> {
  const now = options.now ?? (() => new Date());
  const lock = options.dataDir && !options.databaseUrl ? await lockFolder(options.dataDir) : null;
  if (lock && !lock.ok) {
    const holder = lock.holderUrl ? `the sandbox CRM at ${lock.holderUrl}` : 'another sandbox CRM';
    throw new SandboxCrmTaken('folder', `The data folder ${options.dataDir} is in use by ${holder}.`);
  }
  const bugs: string[] = [];
  const hints = createHintHub();
  const faults = createFaultSwitch(({ mode }) => {
    if (mode === 'offline') hints.cut();
  });
  try {
    const db = await openDatabase(options);
    const services: CrmServices = {
      db,
      tokens: await openDeviceTokens(db, now),
      faults,
      hints,
      packs: await openCouncilPackDesk(db, now),
      now,
      enrolmentCodes: options.enrolmentCodes ?? DEFAULT_CODES,
    };
    const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, createApp(services, bugs));
    try {
      await listen(server, options.port ?? 0);
    } catch (error) {
      await db.destroy();
      throw error;
    }
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    lock?.announce(url);
    return {
      url,
      faults,
      bugs,
      packs: services.packs,
      enquiries: () => listArrived(db),
      tickets: () => listTickets(db),
      certificates: () => listCertificates(db),
      reset: async (what = { devices: false }) => {
        await resetSandbox(db, what);
        faults.set({ mode: 'none' });
        await services.packs.deliver('published');
      },
      erase: async (id) => {
        const controllerId = await eraseEnquiry(db, id, now().toISOString());
        if (controllerId !== null) hints.hint(controllerId);
        return controllerId !== null;
      },
      close: async () => {
        hints.close();
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
        await db.destroy();
        await lock?.release();
      },
    };
  } catch (error) {
    hints.close();
    await lock?.release();
    throw error;
  }
}

function createApp(services: CrmServices, bugs: string[]): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const onBug = (error: unknown): void => {
    bugs.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  app.use((_req, res, next) => {
    res.set('Firstpoint-Time', services.now().toISOString());
    next();
  });
  app.use(onlyFromHere);
  app.use(sandboxRoutes(services));
  app.use('/v1', faultMiddleware(services.faults));
  app.use(doorkeeper(services));
  app.use(jsonBody);
  app.use(contractMiddleware((message) => bugs.push(message)));
  app.use(apiRoutes(services));
  app.use(errorHandler(onBug));
  return app;
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(
        taken
          ? new SandboxCrmTaken('port', `Port ${port} is taken or not allowed. Choose another with --port.`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
