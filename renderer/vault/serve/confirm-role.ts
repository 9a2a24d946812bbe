import type { ConfirmedRole, RoleConfirm } from '../../../shared/ipc/role-contract';
import type { Answer } from '../../../shared/ipc/port-message';
import type { RoleAct } from '../../../shared/policy/role-policy';
import type { MainClient } from '../main-client';
import { roleRefused } from '../words';

/** Whether somebody of a named role is there; the code goes to main and is kept nowhere. */
export async function confirmRole(
  main: MainClient,
  act: RoleAct,
  confirm: RoleConfirm,
): Promise<Answer<ConfirmedRole>> {
  const answer = await main.ask('roles.check', { act, confirm });
  if (!answer.ok) return answer;
  const { value } = answer;
  return value.ok ? { ok: true, value: value.role } : { ok: false, problem: roleRefused(value) };
}
