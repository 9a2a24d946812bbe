import { askVault } from '../bridge/vault';
import type { CallHome } from './call-home';
import { draftKeeper } from './keep-draft';

/** The home of every real call. */
export const vaultHome: CallHome = {
  practice: null,
  keep: (draft) => draftKeeper.keep(draft),
  release: (callId) => draftKeeper.release(callId),
  addEnquiry: (callId) => askVault('call.add-enquiry', { callId }),
  save: (draft) => askVault('call.save', { draft }),
  discard: (callId, reason) => askVault('call.discard', { callId, reason }),
};
