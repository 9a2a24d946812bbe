import { useQuery } from '@tanstack/react-query';
import { FlaskConical, Lock, Search } from 'lucide-react';
import { appStateQuery } from '../../bridge/main-process';
import { packQuery, statusQuery } from '../../bridge/queries';
import { keyNames } from '../../copy/keys';
import { words } from '../../copy/words';
import { float, useDeskView } from '../../state/desk-view';
import { ActionButton } from '../../ui/action-button';

/** Whose desk this is, who sits at it, and what is for show only. */
export function DeskHeader() {
  const status = useQuery(statusQuery).data;
  const council = useQuery(packQuery).data?.pack.controller.shortName;
  const sandbox = useQuery(appStateQuery).data?.sandbox ?? false;
  const parts = [council, status?.desk?.name].filter((part) => part !== undefined);
  return (
    <header className="desk-header">
      <p className="desk-name">
        <strong>Firstpoint</strong>
        {parts.map((part) => (
          <span key={part}> · {part}</span>
        ))}
        {status && <span> · {status.officer.name}</span>}
        {status?.officer.demonstration && <span className="badge">{words.header.demonstrationOfficer}</span>}
        {sandbox && (
          <span className="badge badge-caution">
            <FlaskConical className="icon" aria-hidden /> {words.header.sandbox}
          </span>
        )}
      </p>
      <div className="desk-tools" role="group" aria-label={words.header.tools}>
        <ActionButton tone="line" keys={keyNames.find} onPress={() => float('find')}>
          <Search className="icon" aria-hidden /> {words.header.find}
        </ActionButton>
        <ActionButton tone="quiet" keys={keyNames.keys} onPress={() => float('keys')}>
          {words.header.keys}
        </ActionButton>
        <ActionButton
          tone="quiet"
          keys={keyNames.lock}
          onPress={() => useDeskView.setState({ locked: true, floating: null })}
        >
          <Lock className="icon" aria-hidden /> {words.header.lock}
        </ActionButton>
      </div>
    </header>
  );
}
