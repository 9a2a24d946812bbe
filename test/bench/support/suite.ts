import type { Metrics } from '../metric';
import type { CrmProcess } from './crm-process';
import type { Profiles } from './profiles';

/** What every suite works with: one CRM and one set of filled profiles a run. */
export type Place = { crm: CrmProcess; profiles: Profiles };
export type Suite = (place: Place) => Promise<Metrics>;
