import { useQuery } from '@tanstack/react-query';
import type { UnsentLine } from '../../../shared/ipc/unsent-contract';
import { londonInstant } from '../../../shared/policy/civil-date';
import { packQuery, statusQuery } from '../../bridge/queries';
import { momentWords } from '../../copy/dates';
import { enquiryFacts, receiptSentence } from '../../copy/enquiry-facts';
import { paperWords as said, sheetCrm } from '../../copy/unsent-words';
import type { Sheet } from '../../state/unsent';
import { Facts } from '../../ui/facts';
import { PrintSheet } from '../../ui/print-sheet';
import { useToday } from '../../ui/use-today';

type Printed = { sheet: Sheet; line: UnsentLine };

/** One enquiry on A4: everything that the CRM would have been sent. */
export function PaperSheet({ sheet: { view, details, printedAt }, line }: Printed) {
  const today = useToday();
  const pack = useQuery(packQuery).data?.pack ?? null;
  const desk = useQuery(statusQuery).data?.desk?.name ?? '';
  const { record } = view;
  const tags = pack?.specialCategory.tags ?? [];
  // With its date, for a sheet of paper does not know what day it is read on.
  const moment = (instant: string): string => momentWords(instant, '');
  return (
    <PrintSheet>
      <div className="paper-enquiry">
        <p>{pack?.controller.name}</p>
        <h1>
          {said.sheetTitle}: {record.reference}
        </h1>
        <p>{said.sheetTaken(record.officer.name, moment(record.capturedAt))}</p>
        {sheetCrm(line).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <Facts facts={enquiryFacts(record, pack, today)} />
        {details.length > 0 && (
          <>
            <h2>{said.sheetSensitive}</h2>
            <Facts
              facts={details.map(({ tag, text }) => ({
                label: tags.find(({ id }) => id === tag)?.label ?? tag,
                value: text,
              }))}
            />
          </>
        )}
        {record.body.receipts.length > 0 && (
          <>
            <h2>{said.sheetSaid}</h2>
            <ul>
              {record.body.receipts.map((receipt) => (
                <li key={receipt.noticeId}>{receiptSentence(receipt, '')}</li>
              ))}
            </ul>
          </>
        )}
        <p className="paper-given">{said.sheetGiven}</p>
        <p>{said.sheetPrinted(moment(londonInstant(printedAt)), desk)}</p>
        <p>
          <strong>{said.sheetNote}</strong>
        </p>
      </div>
    </PrintSheet>
  );
}
