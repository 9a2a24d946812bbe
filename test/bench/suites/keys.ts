import path from 'node:path';
import { newProfile, startDesk } from '../../e2e/support/desk-app';
import { takeMissedBin } from '../../e2e/support/take-call';
import type { Suite } from '../support/suite';

/** Keys of the commonest call, from its start until it is saved. */
export const keys: Suite = async ({ profiles }) => {
  const { profile, remove } = newProfile();
  const { page, kill } = await startDesk({ profile: path.resolve(profile), policy: profiles.policy });
  const { keys: pressed } = await takeMissedBin(page);
  await kill();
  remove();
  return {
    'keys.missed-bin': {
      value: pressed,
      unit: 'count',
      runs: 1,
      note: 'All keys but the characters of address, name, phone and note; the letters that pick the service count.',
    },
  };
};
