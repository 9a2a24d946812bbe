import { parseKeyName } from '../../../shared/crypto/key-names';
import { isPassedToTeam } from '../../../shared/domain/hand-off';
import type { Delivery } from '../../../shared/ipc/vault-contract';
import { handOffRule } from '../../../shared/packs/lookup';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { notPassed, purgePlan, type PurgePlan } from '../../../shared/policy/retention';
import type { OpenedRecord } from '../data/opened-record';

/** Until when an enquiry of a list lies here. */
export type LinePlan = (record: OpenedRecord<'enquiry'>, delivery: Delivery['state']) => PurgePlan;

/**
 * Worked out without a look at the outbox, once for each way in which an enquiry is passed: the day that the night gave it,
 * where it has; else the one that it has since the CRM took it today; else about the one that it would have, were it
 * passed now. Where an e-mail that is not looked for here may have set an earlier day, it is about that day as well.
 */
export function linePlans(pack: CouncilPack, now: number): LinePlan {
  const plans = new Map<string, PurgePlan>();
  const mailCounts = handOffRule(pack)?.covers === 'email';
  return ({ row, body: { body } }, delivery) => {
    const { channel } = body.interaction;
    const toTeam = isPassedToTeam(body.outcome);
    const way = `${channel} ${toTeam}`;
    const plan = plans.get(way) ?? purgePlan(pack, { ...notPassed, channel, toTeam }, now);
    plans.set(way, plan);
    const { use, of } = parseKeyName(row.keyName);
    if (use === 'due') return { ...plan, on: of, estimated: false };
    return { ...plan, estimated: delivery !== 'applied' || (mailCounts && channel === 'in-person') };
  };
}
