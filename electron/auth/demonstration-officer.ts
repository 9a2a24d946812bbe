import type { Officer } from '../../shared/ipc/status';

/** Sits at every desk until sign-in exists, and is marked on screen as what it is. */
export const demonstrationOfficer: Officer = {
  id: 'demo-officer',
  name: 'Demo Officer',
  demonstration: true,
};
