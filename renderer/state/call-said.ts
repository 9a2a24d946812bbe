import {
  markCutOff,
  unmarkWayAround,
  wayAround,
  type StepId,
  type Witness,
} from '../../shared/domain/receipts';
import type { CallDraft } from '../../shared/domain/call-draft';
import type { Language } from '../../shared/domain/primitives';
import { speakIn } from '../../shared/domain/spoken-language';
import { noticeIdOf } from '../../shared/packs/lookup';
import { answerScript } from '../../shared/prompter/answer-script';
import { takeBackAnswer, takeBackSaid } from '../../shared/prompter/take-back';
import { nowInstant } from './now';
import { changeCall, type OpenCall } from './open-call';

export function witnessOf({ setting }: OpenCall): Witness {
  const { noticeHashes: hashes, consentHashes } = setting;
  return { at: nowInstant(), by: setting.officer.id, hashes, consentHashes };
}

/** The draft once the script in front is answered so (`null`: it was said); the same where it can't be. */
export function answered(call: OpenCall, answerId: string | null): CallDraft {
  const { setting, draft, active, front } = call;
  return front ? answerScript(setting.pack, draft, active.id, front, answerId, witnessOf(call)) : draft;
}

/** Takes back the last answer within the script in front. */
export function takeBackOne(): void {
  changeCall(
    (draft, { setting, active, front }) =>
      (front && takeBackAnswer(setting.pack, draft, active.id, front)) ?? draft,
  );
}

export function speak(language: Language): void {
  changeCall((draft) => speakIn(draft, language, nowInstant()));
}

/** They rang off or left before the closing: recorded as it was. */
export function haveGone(): void {
  changeCall((draft) => markCutOff(draft, nowInstant()));
}

/** Takes back a step that was marked by mistake. */
export function takeBackStep(step: StepId): void {
  changeCall((draft, { setting }) => takeBackSaid(setting.pack, draft, step));
}

/** Takes back a way around that was recorded by mistake. */
export function takeBackAround(): void {
  changeCall((draft, { setting, active }) => unmarkWayAround(draft, noticeIdOf(setting.pack, active)));
}

export type WayAround =
  { status: 'already-given'; givenVersion: string; givenOn: string } | { status: 'deferred'; reason: string };

export function goAround(how: WayAround): void {
  changeCall((draft, call) =>
    wayAround(call.setting.pack, draft, noticeIdOf(call.setting.pack, call.active), how, witnessOf(call)),
  );
}
