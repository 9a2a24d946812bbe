import { isRefused } from '../../../shared/domain/refusals';
import type { PackField } from '../../../shared/packs/schema/service';
import { peopleWords } from '../../copy/people-words';
import { useCall } from '../../state/open-call';
import { giveAfterAll, ratherNot } from '../../state/rather-not';
import { SmallButton } from '../../ui/small-button';
import { personalShutBecause } from './shut-because';

/**
 * The way to leave a personal field out, in sight while one is in it (not in the Tab path: it has a key), and once it
 * was left out the way back.
 */
export function RatherNot({ field }: { field: PackField }) {
  const refused = useCall((c) => isRefused(c.active, field));
  const open = useCall((c) => personalShutBecause(c) === undefined);
  const { refusal } = peopleWords;
  if (!field.personal || !open) return null;
  if (refused)
    return (
      <SmallButton says={refusal.giveAfterAllOf(field.label)} onPress={() => giveAfterAll(field.id)}>
        {refusal.giveAfterAll}
      </SmallButton>
    );
  return (
    <SmallButton
      className="rather-not"
      says={refusal.ratherNotField(field.label)}
      skipped
      onPress={() => ratherNot(field.id)}
    >
      {refusal.ratherNotShort}
    </SmallButton>
  );
}
