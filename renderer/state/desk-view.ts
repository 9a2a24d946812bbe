import { create } from 'zustand';
import type { FindHit } from '../../shared/ipc/vault-contract';

/** A rehearsal, looked back at: in words, for it is kept nowhere. */
export type PracticeReview = {
  said: string[];
  /** The scripts that were opened beside the order of the call. */
  besides: string[];
  missed: string[];
  lookOut: string;
};

/** What the middle shows instead of the call, while that waits. */
export type Middle =
  | { kind: 'desk' }
  | { kind: 'enquiry'; enquiryId: string }
  | { kind: 'crm-hit'; hit: FindHit }
  | { kind: 'to-enter'; enquiryId: string }
  | { kind: 'day-sheet' }
  | { kind: 'kept' }
  | { kind: 'parked' }
  | { kind: 'unsent' }
  | { kind: 'supervision' }
  | { kind: 'visitors' }
  | { kind: 'ticket'; ticketId: string }
  | { kind: 'practice-review'; review: PracticeReview };

/** What floats above the desk; one at a time. */
export type Floating =
  | 'find'
  | 'keys'
  | 'pack'
  | 'practice'
  | 'already-given'
  | 'urgent'
  | 'discard'
  | 'no-personal'
  | 'form-change'
  | 'check-in'
  | 'hand-off'
  | 'came-back'
  | 'mail-password'
  | 'hold'
  | 'unsent-export'
  | 'unsent-paper'
  | 'unsent-handed-over'
  | 'unsent-destroy'
  | 'take-in'
  | null;

/** A saved enquiry that the pack wants passed on by e-mail, and to which team. */
export type PassOn = { enquiryId: string; team: string };

type DeskView = {
  middle: Middle;
  floating: Floating;
  locked: boolean;
  /** Whether the vault answers: it does not while it starts, at first or again. */
  vault: 'starting' | 'open' | 'restarting';
  /** The last thing saved, until the next call begins. */
  saved: { references: string[]; at: string; passOn: PassOn[] } | null;
  /** The enquiry that the hand-off dialog is about. */
  handOffOf: string | null;
  /** What the dialog of a legal hold is about. */
  holdOf: { enquiryId: string; how: 'place' | 'review' | 'lift' } | null;
  /** The hand-off that came back, while its dialog is open. */
  cameBack: { enquiryId: string; handOffId: string } | null;
  /** Something that could not be done, in a sentence; gone with the next thing done. */
  trouble: string | null;
  /** For the screen reader: read politely when `n` changes. */
  announced: { text: string; n: number };
  /** The field whose reason is shown. */
  whyFor: string | null;
  /** The question that main asks before quitting, while it is open. */
  quitting: { sending: number; queued: number } | null;
};

export const useDeskView = create<DeskView>(() => ({
  middle: { kind: 'desk' },
  floating: null,
  locked: false,
  vault: 'starting',
  saved: null,
  handOffOf: null,
  holdOf: null,
  cameBack: null,
  trouble: null,
  announced: { text: '', n: 0 },
  whyFor: null,
  quitting: null,
}));

export const showMiddle = (middle: Middle): void => useDeskView.setState({ middle });
export const float = (floating: Floating): void => useDeskView.setState({ floating });
export const noteTrouble = (trouble: string | null): void => useDeskView.setState({ trouble });

export function announce(text: string): void {
  useDeskView.setState(({ announced }) => ({ announced: { text, n: announced.n + 1 } }));
}

export function toggleWhy(fieldId: string): void {
  useDeskView.setState(({ whyFor }) => ({ whyFor: whyFor === fieldId ? null : fieldId }));
}
