import { replaceEqualDeep } from '@tanstack/react-query';
import { create } from 'zustand';
import type { CallDraft, EnquiryDraft } from '../../shared/domain/call-draft';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { savingNeeds, type SavingNeed } from '../../shared/policy/saving-needs';
import type { KeptState } from '../bridge/draft-keeper';
import { promptStep, type PromptStep } from './prompt-step';

/** What a call is written with: the pack in force when it began, and who marks what was said. */
export type CallSetting = {
  pack: CouncilPack;
  noticeHashes: Readonly<Record<string, string>>;
  officer: { id: string; name: string };
};

export type OpenCall = {
  setting: CallSetting;
  draft: CallDraft;
  /** The enquiry in front, one of the draft's. */
  active: EnquiryDraft;
  needs: SavingNeed[];
  step: PromptStep;
  kept: KeptState | null;
  saving: boolean;
};

type Store = { call: OpenCall | null };

/** The call on screen. It may vanish: the vault keeps every change of it (`keep-draft.ts`). */
export const useOpenCall = create<Store>(() => ({ call: null }));

/** Values that did not change keep their identity, so that only what shows a change is drawn again. */
function derive(setting: CallSetting, draft: CallDraft, activeId: string, before: OpenCall | null): OpenCall {
  const active = draft.enquiries.find((e) => e.id === activeId) ?? draft.enquiries[0];
  if (!active) throw new Error('a call without an enquiry');
  const needs = savingNeeds(setting.pack, draft);
  const step = promptStep(setting.pack, draft, active, needs);
  return {
    setting,
    draft,
    active,
    needs: before ? replaceEqualDeep(before.needs, needs) : needs,
    step: before ? replaceEqualDeep(before.step, step) : step,
    kept: before?.kept ?? null,
    saving: before?.saving ?? false,
  };
}

export function showCall(setting: CallSetting, draft: CallDraft): void {
  const last = draft.enquiries.at(-1);
  useOpenCall.setState({ call: derive(setting, draft, last?.id ?? '', null) });
}

export function leaveCall(): void {
  useOpenCall.setState({ call: null });
}

/** Changes the draft on screen; a no-op when no call is open. */
export function changeCall(change: (draft: CallDraft, call: OpenCall) => CallDraft): void {
  useOpenCall.setState(({ call }) => {
    if (!call || call.saving) return {};
    const draft = change(call.draft, call);
    return draft === call.draft ? {} : { call: derive(call.setting, draft, call.active.id, call) };
  });
}

export function changeEnquiry(change: (enquiry: EnquiryDraft, call: OpenCall) => EnquiryDraft): void {
  changeCall((draft, call) => {
    const changed = change(call.active, call);
    if (changed === call.active) return draft;
    return { ...draft, enquiries: draft.enquiries.map((e) => (e.id === changed.id ? changed : e)) };
  });
}

/** Brings another enquiry of the same call to the front. */
export function showEnquiry(enquiryId: string): void {
  useOpenCall.setState(({ call }) =>
    call ? { call: derive(call.setting, call.draft, enquiryId, call) } : {},
  );
}

export function noteKept(callId: string, kept: KeptState): void {
  useOpenCall.setState(({ call }) => (call?.draft.id === callId ? { call: { ...call, kept } } : {}));
}

export function noteSaving(saving: boolean): void {
  useOpenCall.setState(({ call }) => (call ? { call: { ...call, saving } } : {}));
}

/** A part of the open call. Asked for only below a parent that shows nothing without one. */
export function useCall<T>(select: (call: OpenCall) => T): T {
  return useOpenCall(({ call }) => {
    if (!call) throw new Error('no call is open');
    return select(call);
  });
}
