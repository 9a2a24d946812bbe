import type { components } from './types';

/** A named shape of the CRM contract, e.g. `Schema<'Mutation'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
