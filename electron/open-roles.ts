import type { Log } from '../shared/diagnostics/log';
import type { NamedRole } from '../shared/policy/role-policy';
import { createNamedRoles, type NamedRoles } from './auth/named-roles';
import { argon2InWorker } from './keys/argon2';
import type { DeskIdentity } from './vault-services';

/** The named roles of IT's policy; wrong codes are counted with the device's own things. */
export function openRoles(
  roles: readonly NamedRole[],
  identity: Promise<DeskIdentity>,
  log: Pick<Log, 'warn'>,
): NamedRoles {
  return createNamedRoles({
    roles,
    derive: argon2InWorker(),
    tries: {
      of: async (roleId) => (await identity).device.roleTries(roleId),
      keep: async (roleId, tries) => (await identity).device.keepRoleTries(roleId, tries),
    },
    now: Date.now,
    onShut: (roleId) => log.warn('role-shut', { roleId }),
  });
}
