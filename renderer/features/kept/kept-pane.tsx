import { useQuery } from '@tanstack/react-query';
import type { KeptHere } from '../../../shared/ipc/kept';
import { appStateQuery } from '../../bridge/main-process';
import { keptQuery } from '../../bridge/queries';
import { certificateWords, keptRows, keptWords } from '../../copy/kept-words';
import { enquiryViewWords } from '../../copy/other-words';
import { words } from '../../copy/words';
import { backToDesk } from '../../state/go-on';
import { useOpenCall } from '../../state/open-call';
import { useToday } from '../../ui/use-today';
import { ViewHead } from '../../ui/view-head';

function Kept({ kept }: { kept: KeptHere }) {
  const today = useToday();
  const rows = keptRows(kept, today);
  const copies = useQuery(appStateQuery).data?.storeCopies ?? [];
  return (
    <>
      <p>
        {keptWords.rule(kept.rule.period, kept.rule.source)} {kept.rule.assumed && words.purge.assumed}
      </p>
      {rows.length === 0 ? (
        <p>{keptWords.empty}</p>
      ) : (
        <div>
          <table className="both">
            <thead>
              <tr>
                <th scope="col">{keptWords.what}</th>
                <th scope="col">{keptWords.until}</th>
                <th scope="col">{keptWords.why}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.until} ${row.what}`}>
                  <td className="figures">{row.what}</td>
                  <td className="figures">{row.until}</td>
                  <td className={row.alarm ? 'late' : 'quiet'}>{row.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h2 className="part-title">{keptWords.purged}</h2>
      {kept.purged.length === 0 ? (
        <p>{keptWords.noneYet}</p>
      ) : (
        <ul className="plain-list certificates figures">
          {kept.purged.map((one) => (
            <li key={`${one.day} ${one.burnedAt}`}>{certificateWords(one, today)}</li>
          ))}
        </ul>
      )}
      {kept.purged.length > 0 && <p>{keptWords.toCrm(kept.certificatesWaiting)}</p>}
      {copies
        .filter(({ goneOn }) => goneOn > today)
        .map(({ madeOn, goneOn }, nth) => (
          <p key={`${nth} ${madeOn}`}>{keptWords.storeCopy(madeOn, goneOn, today)}</p>
        ))}
      <p className="quiet">{keptWords.audit(kept.auditPeriod)}</p>
    </>
  );
}

/** How many of what lie on this PC, until when, and what went lately: numbers and days, nothing of anybody. */
export function KeptPane() {
  const { data: kept, isError } = useQuery(keptQuery);
  const hasCall = useOpenCall(({ call }) => call !== null);
  return (
    <div className="reading">
      <ViewHead back={hasCall ? enquiryViewWords.backToCall : enquiryViewWords.back} onBack={backToDesk}>
        {keptWords.title}
      </ViewHead>
      {isError && <p className="trouble">{words.unreachable}</p>}
      {kept && <Kept kept={kept} />}
    </div>
  );
}
