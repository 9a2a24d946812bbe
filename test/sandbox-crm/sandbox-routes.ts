import express, { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { CrmServices } from './api-routes';
import { packOffers } from './council-pack';
import { faultModes, faultSetting } from './faults';
import { buttonFor } from './page/fault-buttons';
import { pageStyle } from './page/page-style';
import { renderPage } from './page/render-page';
import {
  countArrived,
  eraseEnquiry,
  listArrived,
  listCertificates,
  listTickets,
  resetSandbox,
  setStatus,
} from './sandbox-control';

const SHOWN_ON_PAGE = 200;

const CSP =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What a real CRM would not have: the page, the fault switch and what tests look at. Not part of the contract. */
export function sandboxRoutes({ db, faults, hints, packs, now }: CrmServices): Router {
  const sandbox = Router();
  const body = express.json();
  const form = express.urlencoded({ extended: false });

  sandbox.get('/', async (_req, res) => {
    const enquiries = await listArrived(db, SHOWN_ON_PAGE);
    const page = renderPage({
      enquiries,
      total: await countArrived(db),
      certificates: await listCertificates(db, SHOWN_ON_PAGE),
      fault: faults.get(),
      pack: packs.facts(),
      now: now(),
    });
    res.set({ 'Content-Security-Policy': CSP, 'Cache-Control': 'no-store' }).type('html').send(page);
  });
  sandbox.get('/sandbox/page.css', (_req, res) => {
    res.type('css').send(pageStyle);
  });
  sandbox.post('/sandbox/page/faults', form, (req, res) => {
    const asked = z.strictObject({ mode: z.enum(faultModes) }).safeParse(req.body);
    if (!asked.success) return refuse(res, asked.error);
    faults.set(buttonFor(asked.data.mode)?.setting ?? asked.data);
    res.redirect(303, '/');
  });

  const offered = z.strictObject({ offer: z.enum(packOffers) });
  const packFacts = () => ({ ...packs.facts(), keyId: packs.keyId, publicKey: packs.publicKey });
  sandbox.post('/sandbox/page/pack', form, async (req, res) => {
    const asked = offered.safeParse(req.body);
    if (!asked.success) return refuse(res, asked.error);
    await packs.deliver(asked.data.offer);
    res.redirect(303, '/');
  });
  sandbox.get('/sandbox/pack', (_req, res) => {
    res.json(packFacts());
  });
  sandbox.put('/sandbox/pack', body, async (req, res) => {
    const asked = offered.safeParse(req.body);
    if (!asked.success) return refuse(res, asked.error);
    await packs.deliver(asked.data.offer);
    res.json(packFacts());
  });

  sandbox.get('/sandbox/faults', (_req, res) => {
    res.json(faults.get());
  });
  sandbox.put('/sandbox/faults', body, (req, res) => {
    const setting = faultSetting.safeParse(req.body);
    if (!setting.success) return refuse(res, setting.error);
    faults.set(setting.data);
    res.json(faults.get());
  });

  sandbox.get('/sandbox/enquiries', async (_req, res) => {
    res.json({ items: await listArrived(db) });
  });
  sandbox.get('/sandbox/tickets', async (_req, res) => {
    res.json({ items: await listTickets(db) });
  });
  sandbox.get('/sandbox/certificates', async (_req, res) => {
    res.json({ items: await listCertificates(db) });
  });
  sandbox.post('/sandbox/reset', body, async (req, res) => {
    const asked = z.strictObject({ devices: z.boolean().default(false) }).safeParse(req.body ?? {});
    if (!asked.success) return refuse(res, asked.error);
    await resetSandbox(db, asked.data);
    faults.set({ mode: 'none' });
    res.status(204).end();
  });
  sandbox.post('/sandbox/erase', body, async (req, res) => {
    const asked = z.strictObject({ id: z.uuid() }).safeParse(req.body);
    if (!asked.success) return refuse(res, asked.error);
    tell(res, await eraseEnquiry(db, asked.data.id, now().toISOString()));
  });
  sandbox.post('/sandbox/status', body, async (req, res) => {
    const asked = z.strictObject({ id: z.uuid(), status: z.enum(['open', 'closed']) }).safeParse(req.body);
    if (!asked.success) return refuse(res, asked.error);
    tell(res, await setStatus(db, asked.data.id, asked.data.status, now().toISOString()));
  });

  function tell(res: Response, controllerId: string | null): void {
    if (controllerId !== null) hints.hint(controllerId);
    res.status(controllerId === null ? 404 : 204).end();
  }
  return sandbox;
}

/** Other pages in the same browser must not flip switches here, nor reach this address by another name. */
export function onlyFromHere(req: Request, res: Response, next: () => void): void {
  const host = req.get('Host') ?? '';
  const origin = req.get('Origin');
  const isLocal = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  if (isLocal && (origin === undefined || origin === `http://${host}`)) next();
  else res.status(403).type('text').send('The sandbox CRM answers on this machine only.\n');
}

function refuse(res: Response, error: z.ZodError): void {
  res.status(400).json({ error: z.prettifyError(error) });
}
