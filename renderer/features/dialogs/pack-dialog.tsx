import { useQuery } from '@tanstack/react-query';
import { packQuery, statusQuery } from '../../bridge/queries';
import { packDialogWords } from '../../copy/other-words';
import { words } from '../../copy/words';
import { float } from '../../state/desk-view';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';
import { FloatDialog } from '../../ui/float-dialog';

/** Which pack is in force, and what of it was assumed because the council's notice leaves it open. */
export function PackDialog() {
  const pack = useQuery(packQuery).data?.pack;
  const trouble = useQuery(statusQuery).data?.pack.trouble;
  const demonstration = pack?.status !== 'production';
  return (
    <FloatDialog
      title={demonstration ? packDialogWords.title : packDialogWords.titleInForce}
      onClose={() => float(null)}
      wide
    >
      {demonstration && <p>{packDialogWords.text}</p>}
      {trouble && <p className="trouble">{trouble}</p>}
      {pack && (
        <>
          <Facts
            facts={[
              { label: packDialogWords.council, value: pack.controller.name },
              { label: packDialogWords.version, value: pack.version },
            ]}
          />
          {pack.assumed.length > 0 && (
            <>
              <h3 className="part-title">{packDialogWords.assumed}</h3>
              <ul className="assumed-list">
                {pack.assumed.map(({ path, why }) => (
                  <li key={path}>
                    <span className="assumed">{why}</span> <span className="quiet">{path}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      <div className="float-answers">
        <ActionButton tone="main" autoFocus onPress={() => float(null)}>
          {words.close}
        </ActionButton>
      </div>
    </FloatDialog>
  );
}
