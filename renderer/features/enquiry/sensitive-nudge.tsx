import { useEffect } from 'react';
import { words } from '../../copy/words';
import { dismissNudge, tellNudge, useNudge } from '../../state/nudge';
import { useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { goTo } from '../../ui/place';
import { useSensitive } from './use-sensitive';

/**
 * Asks whether what looks sensitive in the note is needed (UK GDPR Art 5(1)(c), 9, 10): a quiet line, which stops
 * nothing. It is read out once for an enquiry, and stays away from it once answered.
 */
export function SensitiveNudge({ note }: { note: string }) {
  const enquiryId = useCall((c) => c.active.id);
  const answered = useNudge((s) => s.answered.has(enquiryId));
  const kinds = useSensitive(answered ? '' : note);
  const says = answered || kinds.length === 0 ? '' : words.nudge.says(kinds.map((k) => words.nudge.kinds[k]));
  useEffect(() => {
    if (says !== '') tellNudge(enquiryId, says);
  }, [enquiryId, says]);
  if (says === '') return null;
  return (
    <div className="nudge">
      <p>{says}</p>
      <ActionButton
        tone="quiet"
        onPress={() => {
          goTo('note');
          dismissNudge(enquiryId);
        }}
      >
        {words.nudge.dismiss}
      </ActionButton>
    </div>
  );
}
