import { hostname } from 'node:os';
import type { Log } from '../shared/diagnostics/log';
import type { ItPolicy } from '../shared/policy/it-policy';
import type { CrmFetch } from './crm/crm-session';
import { createCrmClient } from './crm/firstpoint/crm-client';
import { enrolDevice } from './crm/firstpoint/enrol-device';
import { createFirstpointCrm } from './crm/firstpoint/firstpoint-crm';
import { openDevice } from './device/device';
import { openDeviceFile, type Sealing } from './device/device-file';
import type { DeskIdentity } from './vault-services';

type Needs = {
  profile: string;
  policy: ItPolicy;
  fetch: CrmFetch;
  sealing: Sealing;
  onEnrolled(): void;
  log: Log;
};

/** Opens this desk's device, ties it to the CRM of IT's policy, and begins to enrol it where that is still to be done. */
export async function openIdentity(needs: Needs): Promise<DeskIdentity> {
  const { profile, policy, fetch, sealing, onEnrolled, log } = needs;
  const client = policy.crm ? createCrmClient(policy.crm.url, fetch) : null;
  const device = await openDevice({
    file: openDeviceFile(profile, sealing, log),
    crm: policy.crm ?? null,
    enrol: async (enrolmentCode, deviceId) => {
      if (!client) return { ok: false, fault: { kind: 'not-enrolled' } };
      return enrolDevice(client, { enrolmentCode, deviceId, deviceName: hostname().slice(0, 120) || 'desk' });
    },
    onEnrolled,
    log,
  });
  device.start();
  return { device, crm: client && createFirstpointCrm(client, device, log) };
}
