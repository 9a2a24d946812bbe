import { z } from 'zod';

const SUFFIX = '/mail';

/**
 * The outbox key of an e-mail: a UUIDv7, as every mutation has, and its route. So the route can be told from a list of
 * keys alone, and nothing has to be opened for it.
 */
export const mailOpId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/mail$/);

export const mailOpOf = (id: string): string => id + SUFFIX;
export const isMailOp = (opId: string): boolean => opId.endsWith(SUFFIX);
/** The id of what was passed on, for audit events and the screen. */
export const idOfMailOp = (opId: string): string => opId.slice(0, -SUFFIX.length);
