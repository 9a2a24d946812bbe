import path from 'node:path';
import type { PolicySource } from './policy-source';

export const windowsSource: PolicySource = {
  machineFile: (env) => path.win32.join(env.ProgramData ?? 'C:\\ProgramData', 'Firstpoint', 'policy.json'),
};
