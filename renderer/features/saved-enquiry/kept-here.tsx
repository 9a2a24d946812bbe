import type { EnquiryView } from '../../../shared/ipc/vault-contract';
import { momentWords, shortDayWords } from '../../copy/dates';
import { erasureAskedSentence, heldSentence, holdWords as said, liftedSentence } from '../../copy/hold-words';
import { enquiryViewWords } from '../../copy/other-words';
import { words } from '../../copy/words';
import { openHold } from '../../state/hold';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';
import { useToday } from '../../ui/use-today';

type Kept = Pick<EnquiryView, 'record' | 'purge' | 'hold'>;

/** Until when an enquiry is here: its day, or the legal hold that it stays for, and who answers for that. */
export function KeptHere({ record, purge, hold }: Kept) {
  const today = useToday();
  const { team } = record.body.outcome;
  const stands = hold !== null && hold.lifted === null;
  return (
    <>
      <h2 className="part-title">{enquiryViewWords.keptUntil}</h2>
      {stands ? (
        <Held enquiryId={record.id} hold={hold} />
      ) : (
        <>
          <p>{words.purge.until(purge.on, today, purge.period, team, purge.estimated)}</p>
          <p className="quiet">
            {words.purge.source(purge.source)} {purge.assumed && words.purge.assumed}
          </p>
          {hold && <p className="quiet">{liftedSentence(hold, today)}</p>}
          <p>
            <ActionButton tone="line" data-place="hold" onPress={() => openHold(record.id, 'place')}>
              {said.start}
            </ActionButton>
          </p>
        </>
      )}
    </>
  );
}

function Held({ enquiryId, hold }: { enquiryId: string; hold: NonNullable<Kept['hold']> }) {
  const today = useToday();
  const { role, at, reason, reviewOn, erasureAsked } = hold;
  return (
    <>
      <p className={reviewOn <= today ? 'caution-words' : undefined}>{heldSentence(reviewOn, today)}</p>
      <Facts
        facts={[
          { label: said.by, value: `${role.person}, ${role.title}` },
          { label: said.since, value: momentWords(at, today) },
          { label: said.reason, value: reason },
          { label: said.review, value: shortDayWords(reviewOn, today) },
        ]}
      />
      {erasureAsked && <p className="caution-words">{erasureAskedSentence(erasureAsked, today)}</p>}
      <div className="answers">
        <ActionButton tone="line" data-place="hold" onPress={() => openHold(enquiryId, 'review')}>
          {said.longer}
        </ActionButton>
        <ActionButton tone="line" onPress={() => openHold(enquiryId, 'lift')}>
          {said.lift}
        </ActionButton>
      </div>
    </>
  );
}
