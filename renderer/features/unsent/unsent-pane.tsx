import { useQuery } from '@tanstack/react-query';
import { FILE_ITEMS_MAX, type UnsentLine } from '../../../shared/ipc/unsent-contract';
import { statusQuery, unsentQuery } from '../../bridge/queries';
import { enquiryViewWords } from '../../copy/other-words';
import { unsentPaneWords as said } from '../../copy/unsent-words';
import { words } from '../../copy/words';
import { backToDesk } from '../../state/go-on';
import { useOpenCall } from '../../state/open-call';
import { openAbout } from '../../state/unsent';
import { ActionButton } from '../../ui/action-button';
import { ViewHead } from '../../ui/view-head';
import { UnsentCard } from './unsent-card';

function Cards({ lines }: { lines: readonly UnsentLine[] }) {
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line.enquiryId}>
          <UnsentCard line={line} />
        </li>
      ))}
    </ul>
  );
}

/** Everything that is not sent, what has waited too long first: why, since when, and what can be done about each. */
export function UnsentPane() {
  const { data: lines, isError } = useQuery(unsentQuery);
  const after = useQuery(statusQuery).data?.maxUnsentAge;
  const hasCall = useOpenCall(({ call }) => call !== null);
  const old = lines?.filter((line) => line.old) ?? [];
  const rest = lines?.filter((line) => !line.old) ?? [];
  /** What is on paper goes into a file only by itself, with a warning. */
  const exportable =
    lines?.filter(({ what, why }) => what !== 'mail' && why.kind !== 'sending' && why.kind !== 'aside') ?? [];
  // What is in no file yet comes first, so that the next file takes the rest.
  const inOneFile = [
    ...exportable.filter(({ file }) => !file),
    ...exportable.filter(({ file }) => file),
  ].slice(0, FILE_ITEMS_MAX);
  return (
    <div className="reading">
      <ViewHead back={hasCall ? enquiryViewWords.backToCall : enquiryViewWords.back} onBack={backToDesk}>
        {said.title}
      </ViewHead>
      {isError && <p className="trouble">{words.unreachable}</p>}
      {lines?.length === 0 && <p>{said.empty}</p>}
      {lines && lines.length > 0 && after && (
        <>
          <h2 className="part-title">{said.oldTitle(after)}</h2>
          <p className="quiet">{old.length === 0 ? said.none : said.oldHint}</p>
          <Cards lines={old} />
        </>
      )}
      {rest.length > 0 && (
        <>
          <h2 className="part-title">{said.restTitle}</h2>
          <Cards lines={rest} />
        </>
      )}
      {exportable.length > 1 && (
        <p>
          <ActionButton tone="line" onPress={() => openAbout('unsent-export', inOneFile)}>
            {inOneFile.length < exportable.length
              ? said.exportSome(inOneFile.length)
              : said.exportAll(inOneFile.length)}
          </ActionButton>
        </p>
      )}
    </div>
  );
}
