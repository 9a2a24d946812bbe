import { flushSync } from 'react-dom';
import { create } from 'zustand';
import type { EnquiryDraft } from '../../shared/domain/call-draft';
import { serviceOf } from '../../shared/packs/lookup';
import { leftBehind, withoutLeft, type LeftBehind } from '../../shared/policy/form-change';
import { pickedService, writeField } from './call-writing';
import { float } from './desk-view';
import { goToStep } from './go-on';
import { today, yesterday } from './now';
import { changeEnquiry, shownPack, useOpenCall, type OpenCall } from './open-call';

/** A change of the form that would not keep what was typed: it waits until somebody has said what becomes of it. */
type FormChange = {
  left: LeftBehind[];
  after: EnquiryDraft;
  /** What the form changes to, and from, as one says it. */
  to: string;
  from: string | null;
  /** The system of the service changed to, where it has one: what was typed may wait to be entered there. */
  system: string | null;
};

export const useFormChange = create<{ change: FormChange | null }>(() => ({ change: null }));

/** The service that an enquiry had before another is picked; it may vanish, then there is nothing to stay with. */
const hadService = new Map<string, string>();

export function unpickService(): void {
  changeEnquiry((enquiry) => {
    if (enquiry.serviceId) hadService.set(enquiry.id, enquiry.serviceId);
    return { ...enquiry, serviceId: null };
  });
}

const leftIn = (call: OpenCall, from: string | null, after: EnquiryDraft): LeftBehind[] =>
  leftBehind(shownPack(call), call.draft.channel, from, after, [today(), yesterday()]);

/** Carries the change out, or asks first. True when it was carried out. */
function carryOut(change: FormChange): boolean {
  const real = change.left.length > 0;
  if (real) {
    useFormChange.setState({ change });
    float('form-change');
  } else flushSync(() => changeEnquiry(() => change.after));
  return !real;
}

/** Picks what the enquiry is about. False where it waits for an answer first. */
export function pickService(serviceId: string): boolean {
  const call = useOpenCall.getState().call;
  const service = call && serviceOf(shownPack(call), serviceId);
  if (!call || !service) return false;
  const { pack } = call.setting;
  const fromId = call.active.serviceId ?? hadService.get(call.active.id) ?? null;
  const after = pickedService(pack, call.active, serviceId, fromId);
  return carryOut({
    left: leftIn(call, fromId, after),
    after,
    to: service.name,
    from: serviceOf(shownPack(call), fromId)?.name ?? null,
    system: service.system,
  });
}

/** Answers a choice, which may close the fields that hung on another answer. */
export function choose(fieldId: string, value: string): void {
  const call = useOpenCall.getState().call;
  const service = call && serviceOf(shownPack(call), call.active.serviceId);
  if (!service) return;
  const after = { ...call.active, values: { ...call.active.values, [fieldId]: value } };
  const before = new Set(leftIn(call, service.id, call.active).map(({ id }) => id));
  const left = leftIn(call, service.id, after).filter(({ id }) => !before.has(id));
  if (left.length === 0) {
    writeField(fieldId, value);
    return;
  }
  const field = service.fields.find(({ id }) => id === fieldId);
  const named = (id: string | undefined): string | null =>
    field?.choices?.find((c) => c.id === id)?.label ?? null;
  const from = named(call.active.values[fieldId]);
  carryOut({ left, after, to: named(value) ?? value, from, system: null });
}

/** What becomes of what was typed. `stay`: nothing changes. */
export function answerFormChange(how: 'keep' | 'leave' | 'stay'): void {
  const { change } = useFormChange.getState();
  flushSync(() => {
    float(null);
    useFormChange.setState({ change: null });
    if (change) changeEnquiry((enquiry, call) => answered(enquiry, call, change, how));
  });
  goToStep();
}

function answered(enquiry: EnquiryDraft, call: OpenCall, change: FormChange, how: 'keep' | 'leave' | 'stay') {
  const { after, left, system } = change;
  if (how === 'stay') {
    const serviceId = enquiry.serviceId ?? hadService.get(enquiry.id) ?? null;
    return { ...enquiry, serviceId };
  }
  if (how === 'leave' || system === null) return withoutLeft(after, left, how === 'keep');
  // It waits to be entered there: what that service asks stays in its fields, the rest goes into its note.
  const waiting = { ...after, toEnter: true };
  return withoutLeft(waiting, leftIn(call, after.serviceId, waiting), true);
}
