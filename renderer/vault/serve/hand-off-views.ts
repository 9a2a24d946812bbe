import type { HandOff } from '../../../shared/domain/hand-off';
import { mailMessage } from '../../../shared/domain/mail-message';
import type { HandOffState, HandOffView, ParkedMailLine } from '../../../shared/ipc/hand-off-contract';
import { londonInstant } from '../../../shared/policy/civil-date';
import { idOfMailOp, mailOpOf } from '../../../shared/sync/mail-op';
import { apartId } from '../data/apart-id';
import type { Store } from '../data/open-store';
import type { OutboxRow } from '../data/rows';

type Stand = Pick<HandOffView, 'state' | 'since' | 'tries'>;

function standOf({ ended, by }: HandOff, row: OutboxRow | undefined): Stand {
  if (ended) return { state: ended.how, since: ended.at, tries: 0 };
  const delivery = row?.delivery;
  const taken: HandOffState = by === 'file' ? 'saved-as-file' : 'sent';
  // What was sent may have left the outbox before its enquiry left this PC.
  if (!delivery) return { state: taken, since: null, tries: 0 };
  const { tries } = delivery;
  switch (delivery.state) {
    case 'queued':
    case 'sending':
      return { state: delivery.state, since: null, tries };
    case 'applied':
      return { state: taken, since: londonInstant(delivery.at), tries };
    // Only what goes to the CRM is ever set aside for paper.
    case 'aside':
    case 'parked':
      return { state: 'parked', since: londonInstant(delivery.at), tries };
  }
}

/** Where each hand-off of an enquiry stands; `rows` are the enquiry's of the outbox. */
export async function handOffViews(
  store: Store,
  enquiryId: string,
  rows: readonly OutboxRow[],
): Promise<HandOffView[]> {
  const record = await store.reader.get('hand-off', apartId('hand-off', enquiryId));
  return Promise.all(
    (record?.body.list ?? []).map(async (one): Promise<HandOffView> => {
      const row = rows.find(({ opId }) => opId === mailOpOf(one.id));
      const stand = standOf(one, row);
      const refused = row && stand.state === 'parked' ? await store.mails.whyParked(row) : null;
      const says = refused?.crmSays ?? one.ended?.says ?? null;
      return { id: one.id, at: one.at, to: one.to, typed: one.teamId === null, ...stand, says };
    }),
  );
}

/** Every e-mail that waits for a person, read from what would be sent: its record may be gone by then. */
export async function parkedMails(store: Store): Promise<ParkedMailLine[]> {
  const parked = await store.mails.parked();
  return parked.map(({ row, parkedAt, why, what }) => {
    const message = mailMessage.safeParse(what);
    return {
      handOffId: idOfMailOp(row.opId),
      enquiryId: row.entityId,
      subject: message.success ? message.data.subject : '',
      to: message.success ? message.data.to : { name: '', address: '' },
      parkedAt: londonInstant(parkedAt),
      says: why.crmSays,
      tooManyTries: why.kind === 'too-many-tries',
    };
  });
}
