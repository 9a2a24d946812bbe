import {
  markCutOff,
  markSaid,
  unmarkSaid,
  unmarkWayAround,
  wayAround,
  type StepId,
  type Witness,
} from '../../shared/domain/receipts';
import { noticeIdOf } from '../../shared/packs/lookup';
import { nowInstant } from './now';
import { changeCall, type OpenCall } from './open-call';

function witnessOf({ setting }: OpenCall): Witness {
  return { at: nowInstant(), by: setting.officer.id, hashes: setting.noticeHashes };
}

export function sayStep(step: StepId): void {
  changeCall((draft, call) =>
    markSaid(call.setting.pack, draft, step, noticeIdOf(call.setting.pack, call.active), witnessOf(call)),
  );
}

/** They rang off or left before the closing: recorded as it was. */
export function haveGone(): void {
  changeCall((draft) => markCutOff(draft, nowInstant()));
}

/** Takes back a step that was marked by mistake. */
export function takeBackStep(step: StepId): void {
  changeCall((draft) => unmarkSaid(draft, step));
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
