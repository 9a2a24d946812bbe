import { replaceEqualDeep } from '@tanstack/react-query';
import { create } from 'zustand';
import type { CallDraft, EnquiryDraft } from '../../shared/domain/call-draft';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { savingNeeds, type SavingNeed } from '../../shared/policy/saving-needs';
import type { KeptState } from '../bridge/draft-keeper';
import { packOnScreen } from '../copy/pack-on-screen';
import type { CallHome } from './call-home';
import { frontOf, type Front, type Side } from './front';
import { promptStep, type PromptStep } from './prompt-step';

/** What a call is written with: the pack in force when it began, and who marks what was said. */
export type CallSetting = {
  pack: CouncilPack;
  noticeHashes: Readonly<Record<string, string>>;
  consentHashes: Readonly<Record<string, string>>;
  officer: { id: string; name: string };
};

export type OpenCall = {
  setting: CallSetting;
  home: CallHome;
  draft: CallDraft;
  /** The enquiry in front, one of the draft's. */
  active: EnquiryDraft;
  needs: SavingNeed[];
  step: PromptStep;
  /** The script that was opened beside the order of the call; null while the step of the call is in front. */
  side: Side | null;
  /** The script in the prompter: the side's, else the step's. */
  front: Front | null;
  kept: KeptState | null;
  saving: boolean;
};

type Store = { call: OpenCall | null };

/** The call on screen. It may vanish: the vault keeps every change of it (`keep-draft.ts`). */
export const useOpenCall = create<Store>(() => ({ call: null }));

/** Values that did not change keep their identity, so that only what shows a change is drawn again. */
function derive(
  { setting, home }: Pick<OpenCall, 'setting' | 'home'>,
  draft: CallDraft,
  activeId: string,
  before: OpenCall | null,
  side: Side | null = before?.side ?? null,
): OpenCall {
  const active = draft.enquiries.find((e) => e.id === activeId) ?? draft.enquiries[0];
  if (!active) throw new Error('a call without an enquiry');
  const needs = savingNeeds(setting.pack, draft);
  const step = promptStep(setting.pack, draft, active, needs);
  const front = frontOf(setting.pack, draft, active, step, side);
  return {
    setting,
    home,
    draft,
    active,
    needs: before ? replaceEqualDeep(before.needs, needs) : needs,
    step: before ? replaceEqualDeep(before.step, step) : step,
    side,
    front: before ? replaceEqualDeep(before.front, front) : front,
    kept: before?.kept ?? null,
    saving: before?.saving ?? false,
  };
}

export function showCall(setting: CallSetting, draft: CallDraft, home: CallHome): void {
  const last = draft.enquiries.at(-1);
  useOpenCall.setState({ call: derive({ setting, home }, draft, last?.id ?? '', null) });
}

export function leaveCall(): void {
  useOpenCall.setState({ call: null });
}

/** Changes the draft on screen; a no-op when no call is open. */
export function changeCall(change: (draft: CallDraft, call: OpenCall) => CallDraft): void {
  useOpenCall.setState(({ call }) => {
    if (!call || call.saving) return {};
    const draft = change(call.draft, call);
    return draft === call.draft ? {} : { call: derive(call, draft, call.active.id, call) };
  });
}

export function changeEnquiry(change: (enquiry: EnquiryDraft, call: OpenCall) => EnquiryDraft): void {
  changeCall((draft, call) => {
    const changed = change(call.active, call);
    if (changed === call.active) return draft;
    return { ...draft, enquiries: draft.enquiries.map((e) => (e.id === changed.id ? changed : e)) };
  });
}

/** Brings another enquiry of the same call to the front; what was open beside this one is left. */
export function showEnquiry(enquiryId: string): void {
  useOpenCall.setState(({ call }) => {
    if (!call) return {};
    const side = enquiryId === call.active.id ? call.side : null;
    return { call: derive(call, call.draft, enquiryId, call, side) };
  });
}

export function showSide(side: Side | null): void {
  useOpenCall.setState(({ call }) =>
    call ? { call: derive(call, call.draft, call.active.id, call, side) } : {},
  );
}

export function noteKept(callId: string, kept: KeptState): void {
  useOpenCall.setState(({ call }) => (call?.draft.id === callId ? { call: { ...call, kept } } : {}));
}

export function noteSaving(saving: boolean): void {
  useOpenCall.setState(({ call }) => (call ? { call: { ...call, saving } } : {}));
}

/** The pack of the call with its labels as they are shown in the language being spoken. */
export const shownPack = ({ setting, draft }: Pick<OpenCall, 'setting' | 'draft'>): CouncilPack =>
  packOnScreen(setting.pack, draft.language);

/** Whether the call on screen is only rehearsed. */
export const usePractising = (): boolean => useOpenCall(({ call }) => Boolean(call?.home.practice));

/** A part of the open call. Asked for only below a parent that shows nothing without one. */
export function useCall<T>(select: (call: OpenCall) => T): T {
  return useOpenCall(({ call }) => {
    if (!call) throw new Error('no call is open');
    return select(call);
  });
}
