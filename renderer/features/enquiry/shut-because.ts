import { receiptFor } from '../../../shared/domain/receipts';
import { noticeIdOf } from '../../../shared/packs/lookup';
import { personalFieldsOpen } from '../../../shared/policy/saving-needs';
import { words } from '../../copy/words';
import type { OpenCall } from '../../state/open-call';

/** Why nothing about a person may be typed yet, in words; undefined when it may. */
export function personalShutBecause({ setting, draft, active }: OpenCall): string | undefined {
  if (personalFieldsOpen(setting.pack, draft, active)) return undefined;
  if (active.needsPersonalDetails === null) return words.enquiry.opensAfterQuestion;
  return receiptFor(draft, noticeIdOf(setting.pack, active))
    ? words.enquiry.opensAfterObjection
    : words.enquiry.opensAfterOpening;
}

/** The note is free text, so it opens with the personal fields; an anonymous enquiry's at once. */
export function noteShutBecause(call: OpenCall): string | undefined {
  return call.active.needsPersonalDetails === false ? undefined : personalShutBecause(call);
}
