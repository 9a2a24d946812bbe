import type { Response } from 'express';
import { problemType } from '../../shared/crm-api/problem-type';
import type { ProblemSlug } from '../../shared/crm-api/problem-type';
import type { Schema } from '../../shared/crm-api/schema';

/** Every problem this CRM can name: its HTTP status (as advice, where it is one item's) and its title. */
const problems: Record<ProblemSlug, readonly [status: number, title: string]> = {
  'malformed-request': [400, 'The request does not fit the contract'],
  'bad-cursor': [400, 'This cursor was not made by this CRM'],
  unauthorised: [401, 'The device token is missing, wrong or out of date'],
  'enrolment-refused': [403, 'This enrolment code is not known'],
  'device-mismatch': [403, 'The device named is not the one the token was given to'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This cannot be done here'],
  erased: [410, 'This enquiry was erased for good'],
  'too-large': [413, 'The batch is too large'],
  'unsupported-media-type': [415, 'The body is not JSON, or is compressed in a way that is not taken'],
  'upgrade-required': [426, 'This version of the contract is not served'],
  'too-many-requests': [429, 'Too many requests'],
  'server-fault': [500, 'The CRM has a fault'],
  unavailable: [503, 'The CRM cannot answer just now'],
  'invalid-item': [422, 'The item does not fit the contract'],
  'hash-mismatch': [422, 'The payload hash is not the hash of the item'],
  'idempotency-key-reused': [422, 'This opId was used before for something else'],
  'entity-known': [409, 'The CRM already has an enquiry with this id'],
  'reference-taken': [409, 'Another enquiry has this reference'],
  'reference-mismatch': [422, 'The enquiry has another reference'],
  'unknown-enquiry': [404, 'The CRM has no enquiry with this id'],
  'other-controller': [403, 'This id belongs to another controller'],
  refused: [422, 'The CRM will not take this item'],
  'still-running': [409, 'This opId is being worked on'],
  'ticket-elsewhere': [409, 'The ticket is not where this desk left it'],
  'unknown-ticket': [404, 'The CRM has no ticket with this id today'],
};

/** A problem as the contract has it; `detail` must hold nothing personal. */
export function makeProblem(
  slug: ProblemSlug,
  detail?: string,
  errors?: Schema<'Problem'>['errors'],
): Schema<'Problem'> {
  const [status, title] = problems[slug];
  return { type: problemType(slug), title, status, ...(detail && { detail }), ...(errors && { errors }) };
}

/** Thrown by a request handler, answered by the error handler: the whole request has this fault. */
export class RequestFault extends Error {
  readonly problem: Schema<'Problem'>;

  constructor(
    slug: ProblemSlug,
    detail?: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(detail ?? slug);
    this.problem = makeProblem(slug, detail);
  }
}

export function sendProblem(
  res: Response,
  problem: Schema<'Problem'>,
  headers: Record<string, string> = {},
): void {
  res.status(problem.status).set(headers).type('application/problem+json').json(problem);
}
