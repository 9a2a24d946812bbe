import type { PolicySource } from './policy-source';

export const linuxSource: PolicySource = { machineFile: () => '/etc/firstpoint/policy.json' };
