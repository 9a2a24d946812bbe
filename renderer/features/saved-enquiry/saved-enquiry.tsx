import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { EnquiryView, FindHit } from '../../../shared/ipc/vault-contract';
import { enquiryQuery, packQuery } from '../../bridge/queries';
import { momentWords } from '../../copy/dates';
import { deliverySentence } from '../../copy/delivery-words';
import { enquiryFacts, receiptSentence } from '../../copy/enquiry-facts';
import { enquiryViewWords as said } from '../../copy/other-words';
import { words } from '../../copy/words';
import { showMiddle } from '../../state/desk-view';
import { backToDesk } from '../../state/go-on';
import { useOpenCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';
import { ViewHead } from '../../ui/view-head';
import { SensitiveFacts } from './sensitive-facts';
import { useLate } from '../../ui/use-late';
import { useToday } from '../../ui/use-today';
import { ConsentsGiven } from './consents-given';
import { HandOffsMade } from './hand-offs-made';
import { KeptHere } from './kept-here';

function Shell({ reference, children }: { reference: string | null; children: ReactNode }) {
  const hasCall = useOpenCall(({ call }) => call !== null);
  return (
    <div className="reading">
      <ViewHead back={hasCall ? said.backToCall : said.back} onBack={backToDesk}>
        {said.title} {reference && <span className="reference">{reference}</span>}
      </ViewHead>
      {children}
    </div>
  );
}

function Body({ record, delivery, handOffs, hasSensitive, purge, hold }: EnquiryView) {
  const today = useToday();
  const pack = useQuery(packQuery).data?.pack ?? null;
  return (
    <>
      <p className="quiet">{said.openedBy(record.officer.name, momentWords(record.capturedAt, today))}</p>
      <Facts facts={enquiryFacts(record, pack, today)} />
      {hasSensitive && <SensitiveFacts enquiryId={record.id} />}
      <h2 className="part-title">{said.said}</h2>
      {record.body.receipts.length === 0 ? (
        <p>{said.nothingSaid}</p>
      ) : (
        <ul className="plain-list">
          {record.body.receipts.map((receipt) => (
            <li key={receipt.noticeId}>{receiptSentence(receipt, today)}</li>
          ))}
        </ul>
      )}
      <ConsentsGiven enquiryId={record.id} events={record.body.consents ?? []} pack={pack} />
      <h2 className="part-title">{said.delivery}</h2>
      <p>{deliverySentence(delivery, today)}</p>
      {delivery.state === 'parked' && (
        <p>
          <ActionButton tone="line" onPress={() => showMiddle({ kind: 'parked' })}>
            {said.lookAtParked}
          </ActionButton>
        </p>
      )}
      {delivery.state === 'aside' && (
        <p>
          <ActionButton tone="line" onPress={() => showMiddle({ kind: 'unsent' })}>
            {said.lookAtParked}
          </ActionButton>
        </p>
      )}
      <HandOffsMade enquiryId={record.id} handOffs={handOffs} />
      <KeptHere record={record} purge={purge} hold={hold} />
    </>
  );
}

/** One saved enquiry, to be read: what was written, what was said, where it stands, until when it is here. */
export function SavedEnquiry({ enquiryId }: { enquiryId: string }) {
  const { data, isPending, isError } = useQuery(enquiryQuery(enquiryId));
  const late = useLate(isPending);
  return (
    <Shell reference={data?.record.reference ?? null}>
      {late && <p className="quiet">{said.reading}</p>}
      {isError && <p className="trouble">{words.unreachable}</p>}
      {data === null && <p>{said.gone}</p>}
      {data && <Body {...data} />}
    </Shell>
  );
}

/** What the CRM told about an enquiry that this PC does not hold. */
export function CrmHit({ hit }: { hit: FindHit }) {
  const today = useToday();
  return (
    <Shell reference={hit.reference}>
      <p>{said.crmOnly}</p>
      <Facts
        facts={[
          { label: 'About', value: hit.service },
          { label: 'Name', value: hit.name ?? '' },
          { label: 'Phone', value: hit.phone ?? '' },
          { label: 'Postcode', value: hit.postcode ?? '' },
          { label: 'Received', value: momentWords(hit.capturedAt, today) },
        ].filter((fact) => fact.value !== '')}
      />
    </Shell>
  );
}
