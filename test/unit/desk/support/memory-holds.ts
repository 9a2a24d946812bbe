import type { HoldMethod } from '../../../../shared/ipc/hold-contract';
import type { Answer } from '../../../../shared/ipc/port-message';
import type { RoleConfirm } from '../../../../shared/ipc/role-contract';
import type { EnquiryView } from '../../../../shared/ipc/vault-contract';
import { checkDemonstrationRole } from '../../../support/demonstration-role';

type Typed = { enquiryId: string; reason: string; confirm: RoleConfirm };
const done: Answer<null> = { ok: true, value: null };

/** Legal holds over saved enquiries in memory; one that is lifted is gone, as after its day. */
export function memoryHolds(views: Map<string, EnquiryView>) {
  const confirmed = ({ enquiryId, confirm }: Typed, act: (view: EnquiryView) => void): Answer<null> => {
    const view = views.get(enquiryId);
    const role = checkDemonstrationRole('hold', confirm);
    if (!view || !role.ok)
      return { ok: false, problem: { kind: 'role-refused', say: 'That is not the code.' } };
    act(view);
    return done;
  };
  const hold = (input: Typed & { reviewOn: string }): Answer<null> =>
    confirmed(input, (view) => {
      const { id, title, person } = {
        id: input.confirm.roleId,
        title: 'Information governance',
        person: 'Demo',
      };
      const { reason, reviewOn } = input;
      const at = new Date().toISOString().replace('Z', '+00:00');
      const placed = { role: { id, title, person }, reason, reviewOn, at, erasureAsked: null, lifted: null };
      views.set(input.enquiryId, { ...view, hold: placed });
    });
  return {
    'hold.place': hold,
    'hold.review': hold,
    'hold.lift': (input: Typed) => confirmed(input, () => views.delete(input.enquiryId)),
  } satisfies Record<HoldMethod, unknown>;
}
