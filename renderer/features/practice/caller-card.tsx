import { practiceWords } from '../../copy/practice-words';
import { useOpenCall } from '../../state/open-call';
import { Facts } from '../../ui/facts';

/** In the place of what waits: who the made-up caller is. Nothing of anybody real is beside a rehearsal. */
export function CallerCard() {
  const caller = useOpenCall(({ call }) => call?.home.practice ?? null);
  const pack = useOpenCall(({ call }) => call?.setting.pack ?? null);
  if (!caller || !pack) return null;
  return (
    <aside className="pane waiting caller" aria-label={practiceWords.caller}>
      <h2 className="pane-title">{practiceWords.caller}</h2>
      <p>
        <strong>{caller.name}</strong>
      </p>
      <p className="quiet">{practiceWords.madeUp}</p>
      <p>{caller.situation}</p>
      <p className="caller-says">“{caller.says}”</p>
      {caller.tells.length > 0 && (
        <>
          <h3 className="part-title">{practiceWords.tells}</h3>
          <Facts facts={caller.tells} />
        </>
      )}
      <p className="quiet">{practiceWords.pack(pack.controller.shortName, pack.version)}</p>
    </aside>
  );
}
