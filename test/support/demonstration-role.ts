import { demonstrationCode, demonstrationRole } from '../../build/start/demonstration-role.mjs';
import type { ListedRole, RoleAnswer, RoleConfirm } from '../../shared/ipc/role-contract';
import type { RoleAct } from '../../shared/policy/role-policy';

export { demonstrationCode, demonstrationRole };

const { id, title, person } = demonstrationRole;
export const listedDemonstrationRole: ListedRole = {
  id,
  title,
  person,
  may: ['hold', 'destroy', 'supervise'],
};

/** What a command of the vault takes as its `confirm`. */
export const demonstrationConfirm: RoleConfirm = { roleId: id, code: demonstrationCode };

/** As main answers, without its counting of wrong codes. */
export function checkDemonstrationRole(_act: RoleAct, { roleId, code }: RoleConfirm): RoleAnswer {
  if (roleId !== id) return { ok: false, why: 'no-such-role', waitSeconds: null };
  if (code !== demonstrationCode) return { ok: false, why: 'wrong-code', waitSeconds: null };
  return { ok: true, role: { id, title, person } };
}
