import type { EnquiryView } from '../../../shared/ipc/vault-contract';
import { momentWords } from '../../copy/dates';
import { erasureAskedSentence, heldSentence, holdWords as said, liftedSentence } from '../../copy/hold-words';
import { enquiryViewWords } from '../../copy/other-words';
import { words } from '../../copy/words';
import { openHold } from '../../state/hold';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';
import { useToday } from '../../ui/use-today';

type Kept = Pick<EnquiryView, 'record' | 'purge' | 'hold'>;
type Hold = NonNullable<Kept['hold']>;

/** Until when an enquiry is here: its day, or the legal hold that it stays for, and who answers for that. */
export function KeptHere({ record, purge, hold }: Kept) {
  const stands = hold !== null && hold.lifted === null;
  return (
    <>
      <h2 className="part-title">{enquiryViewWords.keptUntil}</h2>
      {stands ? <Held hold={hold} /> : <ItsDay record={record} purge={purge} hold={hold} />}
      {/* The first button stays the same one, so that the focus stays on it. */}
      <div className="answers">
        <ActionButton
          tone="line"
          data-place="hold"
          onPress={() => openHold(record.id, stands ? 'review' : 'place')}
        >
          {stands ? said.longer : said.start}
        </ActionButton>
        {stands && (
          <ActionButton tone="line" onPress={() => openHold(record.id, 'lift')}>
            {said.lift}
          </ActionButton>
        )}
      </div>
    </>
  );
}

function ItsDay({ record, purge, hold }: Kept) {
  const today = useToday();
  const { team } = record.body.outcome;
  return (
    <>
      <p>{words.purge.until(purge.on, today, purge.period, team, purge.estimated)}</p>
      <p className="quiet">
        {words.purge.source(purge.source)} {purge.assumed && words.purge.assumed}
      </p>
      {hold && <p className="quiet">{liftedSentence(hold, today)}</p>}
    </>
  );
}

function Held({ hold: { role, at, reason, reviewOn, erasureAsked } }: { hold: Hold }) {
  const today = useToday();
  return (
    <>
      <p className={reviewOn <= today ? 'caution-words' : undefined}>{heldSentence(reviewOn, today)}</p>
      <Facts
        facts={[
          { label: said.by, value: `${role.person}, ${role.title}` },
          { label: said.since, value: momentWords(at, today) },
          { label: said.reason, value: reason },
        ]}
      />
      {erasureAsked && <p className="caution-words">{erasureAskedSentence(erasureAsked, today)}</p>}
    </>
  );
}
