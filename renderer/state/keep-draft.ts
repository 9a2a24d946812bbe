import type { CallDraft } from '../../shared/domain/call-draft';
import { createDraftKeeper } from '../bridge/draft-keeper';
import { askVault } from '../bridge/vault';
import { noteKept, useOpenCall } from './open-call';

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 4000;

/** The vault keeps every change of the call on screen; this PC alone is asked, so it is tried again soon. */
export const draftKeeper = createDraftKeeper({
  put: (draft: CallDraft) => askVault('call.put', { draft }),
  onState: noteKept,
  retryAfterMs: (failures) => Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS),
});

/** Hands every change of the open call to its home. Returns the way to stop. */
export function keepOpenCall(): () => void {
  return useOpenCall.subscribe(({ call }, { call: before }) => {
    if (call && before && call.draft.id === before.draft.id && call.draft !== before.draft)
      call.home.keep(call.draft);
  });
}
