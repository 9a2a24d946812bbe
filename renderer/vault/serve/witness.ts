import type { CallDraft } from '../../../shared/domain/call-draft';
import type { NoticeReceipt } from '../../../shared/domain/notice-receipt';
import type { Problem } from '../../../shared/ipc/port-message';
import type { Bodies } from '../data/opened-record';
import { createSerialQueue } from '../data/serial-queue';
import { badInput, callGone, otherNotice, otherWitness } from '../words';
import type { Store } from '../data/open-store';
import type { Packs } from './council-pack';

/**
 * Stands up for what a notice receipt says. The screen fills receipts in, but it is the vault that vouches for who was
 * at the desk, when it was and which text was in force: a proof that the screen alone could make would prove nothing.
 */
export type Witness = {
  /** null: what the draft says fits what the vault knows, and is vouched for from now on. */
  look(draft: CallDraft): Promise<Problem | null>;
  forget(callId: string): void;
};

type WitnessParts = {
  store: Pick<Store, 'reader'>;
  packs: Pick<Packs, 'of'>;
  desk(): { officer: { id: string } };
  /** Milliseconds since 1970. */
  now(): number;
};

/** The screen's clock is this PC's own; a minute is what a slow answer and a small correction may cost. */
const TOLERATED_MS = 60_000;

/** What was vouched for before, in one call. */
type Known = Pick<CallDraft, 'startedAt' | 'packVersion' | 'corrects' | 'receipts'> & {
  /** The earliest and the latest moment that the vault's clock has shown in this call. */
  from: number;
  until: number;
};

/**
 * A receipt that is stored already was vouched for when it came, so it is not held against the officer, the clock or
 * the pack of today: a draft may be finished by another officer, after an update, and after the clock was put right.
 * For a new one, "since the call began" is any moment the vault's own clock has shown in this call: where the clock is
 * set back or forward in the middle of it, what was said on either side can still be stored and saved.
 */
export function createWitness({ store, packs, desk, now }: WitnessParts): Witness {
  const known = new Map<string, Known>();
  /** In the order they came: the last keystroke must stay the last. */
  const turns = createSerialQueue();

  const recall = async (callId: string): Promise<Known | null> => {
    const here = known.get(callId);
    if (here) return here;
    const stored = await store.reader.get('call', callId);
    return stored && knownOf(stored.body);
  };

  /** What is wrong with a receipt that was not vouched for before. */
  const misfit = async (receipt: Testimony, { packVersion, from, until }: Known): Promise<Problem | null> => {
    const { pack, noticeHashes } = await packs.of(packVersion);
    const notice = pack.notices.find(({ id }) => id === receipt.noticeId);
    const hash = (await noticeHashes())[receipt.noticeId];
    if (notice?.version !== receipt.version || receipt.hash !== hash) return otherNotice;
    const at = Date.parse(receipt.at);
    const isOfThisCall = at >= from - TOLERATED_MS && at <= until + TOLERATED_MS;
    return isOfThisCall && receipt.by === desk().officer.id ? null : otherWitness;
  };

  const look = async (draft: CallDraft): Promise<Problem | null> => {
    const before = await recall(draft.id);
    if (!before) return callGone;
    const { startedAt, packVersion, corrects, receipts } = draft;
    if (startedAt !== before.startedAt || packVersion !== before.packVersion) return badInput;
    if (corrects !== before.corrects) return badInput;
    const at = now();
    const seen: Known = {
      ...before,
      from: Math.min(before.from, at),
      until: Math.max(before.until, at),
    };
    const vouched = before.receipts.flatMap(testimoniesOf);
    for (const testimony of receipts.flatMap(testimoniesOf)) {
      if (vouched.some((one) => isSame(one, testimony))) continue;
      const problem = await misfit(testimony, seen);
      if (problem) return problem;
    }
    known.set(draft.id, { ...seen, receipts });
    return null;
  };

  return {
    look: (draft) => turns.run(() => look(draft)),
    forget: (callId) => void known.delete(callId),
  };
}

function knownOf({ draft, touchedAt }: Bodies['call']): Known {
  const { startedAt, packVersion, corrects, receipts } = draft;
  const began = Date.parse(startedAt);
  return {
    startedAt,
    packVersion,
    corrects,
    receipts,
    from: Math.min(began, touchedAt),
    until: Math.max(began, touchedAt),
  };
}

/** What a receipt says that is vouched for. How it was said (the objection added, a leaflet offered) may still change. */
type Testimony = Pick<NoticeReceipt, 'noticeId' | 'version' | 'hash' | 'at' | 'by' | 'status'> & {
  reason: string | null;
};

/** A notice that was said after a deferral says two things, each with its own moment and officer. */
function testimoniesOf(receipt: NoticeReceipt): Testimony[] {
  const { noticeId, version, hash, at, by, status } = receipt;
  const one = { noticeId, version, hash, at, by, status };
  if (receipt.status === 'deferred') return [{ ...one, reason: receipt.reason }];
  const said: Testimony = { ...one, reason: null };
  if (receipt.status !== 'given' || !receipt.deferredFirst) return [said];
  return [said, { ...one, status: 'deferred', ...receipt.deferredFirst }];
}

function isSame(a: Testimony, b: Testimony): boolean {
  const keys = ['noticeId', 'status', 'version', 'hash', 'at', 'by', 'reason'] as const;
  return keys.every((key) => a[key] === b[key]);
}
