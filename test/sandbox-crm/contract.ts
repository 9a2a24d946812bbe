import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import * as OpenApiValidator from 'express-openapi-validator';
import type { RequestHandler } from 'express';
import { parse } from 'yaml';
import type { Schema } from '../../shared/crm-api/schema';

type OpenApiDocument = Exclude<Parameters<typeof OpenApiValidator.middleware>[0]['apiSpec'], string>;

const source = new URL('../../shared/crm-api/openapi.yaml', import.meta.url);

/** The newest major version of the contract, and the only one served. */
export const CONTRACT_VERSION = 1;

function readContract(): OpenApiDocument {
  return parse(readFileSync(source, 'utf8')) as OpenApiDocument;
}

/** Requests that do not fit the contract get a problem; so does an answer of ours that doesn't: it is a bug. */
export function contractMiddleware(onBadAnswer: (message: string) => void): RequestHandler[] {
  return OpenApiValidator.middleware({
    apiSpec: readContract(),
    validateSecurity: false,
    validateRequests: { allowUnknownQueryParameters: false },
    validateResponses: {
      onError: (error, _body, req) => {
        onBadAnswer(`${req.method} ${req.path}: ${error.message}`);
        throw error;
      },
    },
  }) as RequestHandler[];
}

export type ItemFault = { path: string; message: string };

/**
 * Judges single items by the schema of its op: the request as a whole only demands an opId of
 * each, so that one bad item can't fail the others. Faults name places and rules, never values.
 */
export function itemJudge(): (item: Record<string, unknown>) => ItemFault[] {
  const ajv = new Ajv2020({ strict: false });
  // As of ajv-formats 3 the CommonJS default is typed one level too deep.
  (addFormats as unknown as typeof addFormats.default)(ajv);
  ajv.addSchema(readContract(), 'contract');
  const judge = (name: string): ValidateFunction =>
    ajv.compile({ $ref: `contract#/components/schemas/${name}` });
  const byOp: Record<Schema<'Mutation'>['op'], ValidateFunction> = {
    'enquiry.create': judge('EnquiryCreate'),
    'note.add': judge('NoteAdd'),
    'consent.add': judge('ConsentAdd'),
    'reference.add': judge('ReferenceAdd'),
    'ticket.open': judge('TicketOpen'),
    'ticket.move': judge('TicketMove'),
    'certificate.add': judge('CertificateAdd'),
  };
  return (item) => {
    const validate = Object.entries(byOp).find(([op]) => op === item['op'])?.[1];
    if (!validate) return [{ path: '/op', message: `must be one of ${Object.keys(byOp).join(', ')}` }];
    return validate(item) ? [] : (validate.errors ?? []).slice(0, 5).map(describe);
  };
}

function describe(error: ErrorObject): ItemFault {
  return { path: error.instancePath || '/', message: error.message ?? 'does not fit' };
}
