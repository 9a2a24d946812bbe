import express, { Router } from 'express';
import type { Request, Response } from 'express';
import type { Schema } from '../../shared/crm-api/schema';
import { applyBatch } from './batch/apply-batch';
import { isTicketMutation } from './batch/decide-ticket';
import { forcedResult } from './batch/forced-result';
import { judgeItem } from './batch/judge-item';
import { CONTRACT_VERSION, itemJudge } from './contract';
import type { CouncilPackDesk } from './council-pack';
import type { Database, Tables } from './database/tables';
import type { DeviceTokens } from './device-tokens';
import { enquiryOf } from './enquiry';
import { enrolDevice } from './enrol-device';
import type { FaultSwitch } from './faults';
import type { HintHub } from './hint-hub';
import { listDesks, matchPeople, searchEnquiries } from './look-up';
import { RequestFault } from './problem';
import { pullChanges } from './pull-changes';
import { createSweep } from './sweep';

export type CrmServices = {
  db: Database;
  tokens: DeviceTokens;
  faults: FaultSwitch;
  hints: HintHub;
  packs: CouncilPackDesk;
  now: () => Date;
  /** Enrolment code → the controller whose desks it enrols. */
  enrolmentCodes: Readonly<Record<string, string>>;
};

type Device = Tables['devices'];

const ONE_MIB = 1024 * 1024;
const OPEN_PATHS = new Set(['/v1/health', '/v1/devices/enrol']);

/** Lets only enrolled devices on, each with its own token, and knows them from then on as `res.locals.device`. */
export function doorkeeper({ db, tokens }: CrmServices) {
  return async (req: Request, res: Response, next: () => void): Promise<void> => {
    const contract = req.get('Firstpoint-Contract');
    if (contract !== undefined && /^\d+$/.test(contract) && Number(contract) > CONTRACT_VERSION) {
      throw new RequestFault('upgrade-required', `Contract ${CONTRACT_VERSION} is served.`, {
        Upgrade: `firstpoint/${CONTRACT_VERSION}`,
      });
    }
    if (OPEN_PATHS.has(req.path)) return next();
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(req.get('Authorization') ?? '')?.[1];
    const deviceId = token === undefined ? null : await tokens.read(token);
    const device =
      deviceId === null
        ? undefined
        : await db.selectFrom('devices').selectAll().where('id', '=', deviceId).executeTakeFirst();
    if (!device) {
      throw new RequestFault('unauthorised', undefined, { 'WWW-Authenticate': 'Bearer realm="firstpoint"' });
    }
    const named = req.get('Firstpoint-Device');
    if (named !== undefined && named !== device.id) throw new RequestFault('device-mismatch');
    res.locals['device'] = device;
    next();
  };
}

/** Counts what was decompressed, so that a small body can't unpack into a large one. */
export const jsonBody = express.json({ limit: ONE_MIB, strict: false });

export function apiRoutes(services: CrmServices): Router {
  const { db, tokens, faults, hints, packs, now } = services;
  const judge = itemJudge();
  const sweep = createSweep(db, now);
  const api = Router();
  const deviceOf = (res: Response): Device => res.locals['device'] as Device;

  api.get('/v1/health', (_req, res) => {
    res.json({ status: 'ok', contract: CONTRACT_VERSION } satisfies Schema<'Health'>);
  });

  api.post('/v1/devices/enrol', async (req, res) => {
    const { enrolmentCode, deviceId, deviceName } = req.body as Schema<'EnrolmentRequest'>;
    const controllerId = Object.entries(services.enrolmentCodes).find(
      ([code]) => code === enrolmentCode,
    )?.[1];
    if (controllerId === undefined) throw new RequestFault('enrolment-refused');
    const device = await enrolDevice(db, { id: deviceId, name: deviceName, controllerId });
    res.status(201).json({
      token: await tokens.sign(device.id),
      deskCode: device.desk_code,
      deskName: device.name,
      controllerId: device.controller_id,
      nextReferenceNumber: device.highest_number + 1,
      ...(device.ticket_prefix !== null && { ticketPrefix: device.ticket_prefix }),
    } satisfies Schema<'Enrolment'>);
  });

  api.post('/v1/mutations/batch', async (req, res) => {
    const device = deviceOf(res);
    await sweep();
    const at = now().toISOString();
    const items = (req.body as Schema<'BatchRequest'>).items.map((item) => judgeItem(item, device.id, judge));
    // Asked once per item, for a batch may be decided twice before it is written once.
    const forced = items.map(forcedResult(faults, at));
    const results = await applyBatch(db, items, {
      deviceId: device.id,
      controllerId: device.controller_id,
      now: at,
      interfere: (_item, position) => forced[position] ?? null,
    });
    const isNew = results.map((one) => one.result === 'applied' && !one.replayed);
    const told = new Set(items.flatMap((item, i) => (isNew[i] && item.ok ? [kindOf(item.mutation)] : [])));
    for (const kind of told) if (kind) hints.hint(device.controller_id, kind);
    res.json({ results } satisfies Schema<'BatchAnswer'>);
  });

  api.get('/v1/changes', async (req, res) => {
    await sweep();
    const { cursor, limit } = req.query as unknown as { cursor?: string; limit: number };
    res.json(await pullChanges(db, deviceOf(res).controller_id, cursor, limit));
  });

  api.get('/v1/stream', (_req, res) => hints.add(deviceOf(res).controller_id, res));

  api.get('/v1/people/match', async (req, res) => {
    const items = await matchPeople(db, deviceOf(res).controller_id, req.query);
    res.json({ items } satisfies Schema<'PeopleAnswer'>);
  });

  api.get('/v1/desks', async (_req, res) => {
    const desks = await listDesks(db, deviceOf(res).controller_id);
    res.json({ desks } satisfies Schema<'DesksAnswer'>);
  });

  api.get('/v1/enquiries/search', async (req, res) => {
    const items = await searchEnquiries(db, deviceOf(res).controller_id, req.query);
    res.json({ items } satisfies Schema<'SearchAnswer'>);
  });

  api.get('/v1/enquiries/:id', async (req, res) => {
    const { controller_id: controllerId } = deviceOf(res);
    const { id } = req.params;
    const row = await db
      .selectFrom('enquiries')
      .selectAll()
      .where('id', '=', id)
      .where('controller_id', '=', controllerId)
      .executeTakeFirst();
    if (!row) throw new RequestFault((await wasErased(db, id, controllerId)) ? 'erased' : 'not-found');
    const etag = `"${row.id}.${row.version}"`;
    res.set({ ETag: etag, 'Cache-Control': 'private, no-cache' });
    if (
      req
        .get('If-None-Match')
        ?.split(/\s*,\s*/)
        .includes(etag)
    )
      res.status(304).end();
    else res.json(enquiryOf(row));
  });

  api.get('/v1/packs/:controllerId/latest', (req, res) => {
    const { controllerId } = req.params;
    const published = deviceOf(res).controller_id === controllerId ? packs.answerTo(controllerId) : null;
    if (!published) throw new RequestFault('not-found', 'No pack is published here.');
    res.set({ ETag: published.etag, 'Cache-Control': 'private, no-cache' });
    if (req.get('If-None-Match') === published.etag) res.status(304).end();
    // As bytes: one of the faults is a pack that is cut short.
    else res.type('application/json').end(published.text);
  });
  return api;
}

async function wasErased(db: Database, id: string, controllerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('erased')
    .select('id')
    .where('id', '=', id)
    .where('controller_id', '=', controllerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** What other desks are told of; nothing of a certificate, which none of them looks at. */
function kindOf(mutation: Schema<'Mutation'>): 'enquiry' | 'ticket' | null {
  if (mutation.op === 'certificate.add') return null;
  return isTicketMutation(mutation) ? 'ticket' : 'enquiry';
}
