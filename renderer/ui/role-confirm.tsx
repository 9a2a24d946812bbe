import type { ListedRole, RoleConfirm as Confirm } from '../../shared/ipc/role-contract';
import type { RoleAct } from '../../shared/policy/role-policy';
import { roleWords as words } from '../copy/role-words';
import { firstMissing, missingWords, type Missing } from '../copy/missing-words';
import { ChoiceBox } from './choice-box';
import { TextBox } from './text-box';

type RoleConfirmProps = {
  act: RoleAct;
  /** As `roles.list` gives them; null: not known yet. */
  roles: readonly ListedRole[] | null;
  value: Confirm;
  onChange: (value: Confirm) => void;
};

export const nobodyYet: Confirm = { roleId: '', code: '' };
const ableTo = (act: RoleAct, roles: readonly ListedRole[]): ListedRole[] =>
  roles.filter(({ may }) => may.includes(act));

/** What of a confirmation is missing: somebody who may, who of several, or their code. */
export function confirmMissing(
  act: RoleAct,
  roles: readonly ListedRole[] | null,
  { roleId, code }: Confirm,
): Missing | null {
  const able = ableTo(act, roles ?? []);
  return firstMissing(
    roles !== null && able.length === 0 && { place: 'role', say: words.nobody[act] },
    roleId === '' && able.length !== 1 && { place: 'role', say: missingWords.person },
    code === '' && { place: 'role-code', say: missingWords.code },
  );
}

/** A second person beside the officer at the desk: who they are, and the code that they alone know. */
export function RoleConfirm({ act, roles, value, onChange }: RoleConfirmProps) {
  if (!roles) return null;
  const able = ableTo(act, roles);
  if (able.length === 0) return <p className="trouble">{words.nobody[act]}</p>;
  const only = able.length === 1 ? able[0] : undefined;
  const roleId = value.roleId || (only?.id ?? '');
  return (
    <>
      <ChoiceBox
        label={words.who[act]}
        place="role"
        value={roleId === '' ? null : roleId}
        choices={able.map(({ id, person, title }) => ({ id, label: words.person(person, title) }))}
        onChange={(id) => onChange({ ...value, roleId: id })}
      />
      <TextBox
        label={words.code}
        place="role-code"
        type="password"
        value={value.code}
        onChange={(code) => onChange({ roleId, code })}
        hint={words.codeHint}
      />
    </>
  );
}
