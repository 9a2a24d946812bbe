import type { PolicySource } from './policy-source';

export const macosSource: PolicySource = {
  machineFile: () => '/Library/Application Support/Firstpoint/policy.json',
};
