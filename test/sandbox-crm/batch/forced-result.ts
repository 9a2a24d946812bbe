import type { Schema } from '../../../shared/crm-api/schema';
import type { FaultSetting, FaultSwitch } from '../faults';
import { makeProblem } from '../problem';
import type { JudgedItem } from './judge-item';

/** What the fault switch wants said of an item, or null: nothing of such an item is stored. */
export function forcedResult(
  faults: FaultSwitch,
  now: string,
): (item: JudgedItem, position: number) => Schema<'MutationResult'> | null {
  return (item, position) => {
    const setting = faults.get();
    if (!isMeant(setting, item, position)) return null;
    const { opId } = item;
    if (setting.mode === 'conflict') {
      if (!item.ok || item.mutation.op !== 'enquiry.create') return null;
      faults.hit('conflict');
      const current = changedAtTheCrm(item.mutation, now);
      const problem = makeProblem('entity-known', 'Forced by the fault switch.');
      return { result: 'conflict', opId, current, currentVersion: current.version, problem };
    }
    if (faults.hit('one-bad-item')) {
      return { result: 'rejected', opId, problem: makeProblem('refused', 'Forced by the fault switch.') };
    }
    if (faults.hit('retry')) {
      const problem = makeProblem('still-running', 'Forced by the fault switch.');
      return { result: 'retry', opId, retryAfter: setting.retryAfter ?? 1, problem };
    }
    return null;
  };
}

function isMeant({ mode, nth, marker }: FaultSetting, item: JudgedItem, position: number): boolean {
  if (marker !== undefined) return item.note.includes(marker);
  if (nth !== undefined) return position === nth - 1;
  return mode !== 'one-bad-item' || position === 0;
}

function changedAtTheCrm(mutation: Schema<'EnquiryCreate'>, now: string): Schema<'Enquiry'> {
  return {
    id: mutation.entityId,
    version: 2,
    reference: mutation.reference,
    crmReference: 'CRM-SANDBOX',
    status: 'closed',
    receivedAt: now,
    updatedAt: now,
    capturedAt: mutation.capturedAt,
    actor: mutation.actor,
    body: { ...mutation.body, note: `${mutation.body.note.slice(0, 19_900)}\n[changed at the CRM]` },
    notes: [],
  };
}
