import type { CrmClient } from './crm-client';
import { callCrm, type CrmAnswer } from './call-crm';
import { enrolmentWire, type EnrolmentWire } from './wire-schemas';

const ENROL_MS = 15_000;

/** Exchanges IT's enrolment code for this device's token and desk code; the same device keeps its desk code. */
export function enrolDevice(
  client: CrmClient,
  request: { enrolmentCode: string; deviceId: string; deviceName: string },
): Promise<CrmAnswer<EnrolmentWire>> {
  return callCrm(enrolmentWire, ENROL_MS, (signal) =>
    client.POST('/v1/devices/enrol', { body: request, parseAs: 'text', signal }),
  );
}
