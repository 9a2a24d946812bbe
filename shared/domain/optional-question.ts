import { scriptOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import { addPeriod, londonDate } from '../policy/civil-date';
import type { CallDraft } from './call-draft';
import type { ConsentEvent } from './consent-event';
import { consentInForce } from './consents';
import type { Witness } from './receipts';

export type OptionalPurpose = CouncilPack['purposes'][number] & {
  optional: NonNullable<CouncilPack['purposes'][number]['optional']>;
};

function isOptional(purpose: CouncilPack['purposes'][number]): purpose is OptionalPurpose {
  return purpose.optional !== null;
}

/** The optional purpose with this id; consent is asked for no other (law 2.2). */
export function optionalPurpose(pack: CouncilPack, purposeId: string): OptionalPurpose | null {
  return pack.purposes.filter(isOptional).find(({ id }) => id === purposeId) ?? null;
}

/**
 * The next optional purpose that may be asked about: its script is there for the channel, its survey is on, somebody
 * is there to be asked, and it was not asked yet. A call that is only corrected asks nothing: they have rung off.
 */
export function questionLeft(pack: CouncilPack, draft: CallDraft): OptionalPurpose | null {
  if (draft.corrects !== null || draft.enquiries.every((e) => e.needsPersonalDetails === false)) return null;
  const { survey } = pack;
  const left = pack.purposes
    .filter(isOptional)
    .find(
      ({ id }) =>
        (id !== survey.purposeId || survey.mode !== 'off') &&
        scriptOf(pack, 'consent', draft.channel, id) !== null &&
        consentInForce(draft.consents, id) === null,
    );
  return left ?? null;
}

/**
 * Appends their answer to the question about an optional purpose, fixed to the script that was read out. Without a
 * script, or one that nothing was hashed for, nothing could be proved later and nothing is recorded.
 */
export function recordConsent(
  pack: CouncilPack,
  draft: CallDraft,
  purposeId: string,
  answer: 'given' | 'refused',
  { at, by, consentHashes = {} }: Witness,
): CallDraft {
  const purpose = optionalPurpose(pack, purposeId);
  const script = scriptOf(pack, 'consent', draft.channel, purposeId);
  const hash = script && consentHashes[script.id];
  if (!purpose || !script || hash === undefined || hash === null) return draft;
  const { expiresAfter } = purpose.optional;
  const ends = answer === 'given' && expiresAfter !== null;
  const event: ConsentEvent = {
    purposeId,
    answer,
    at,
    by,
    channel: draft.channel,
    language: draft.language,
    scriptId: script.id,
    packVersion: draft.packVersion,
    hash,
    expiresOn: ends ? addPeriod(londonDate(Date.parse(at)), expiresAfter) : null,
  };
  return { ...draft, consents: [...draft.consents, event] };
}
