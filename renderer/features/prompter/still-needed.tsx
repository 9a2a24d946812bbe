import { Button } from 'react-aria-components';
import { needWords } from '../../copy/need-words';
import { words } from '../../copy/words';
import { goToNeed } from '../../state/go-on';
import { useCall } from '../../state/open-call';

/** What saving still needs, in words; each one leads there. */
export function StillNeeded() {
  const all = useCall((c) => c.needs);
  const unpicked = useCall(({ draft }) =>
    draft.enquiries
      .filter((e) => e.serviceId === null)
      .map((e) => e.id)
      .join(' '),
  );
  // The usual outcome comes with the service, so it is not named before.
  const needs = all.filter((n) => n.kind !== 'outcome' || !unpicked.includes(n.enquiryId));
  const setting = useCall((c) => c.setting);
  // One line each, and equal text draws nothing anew while one types.
  const text = useCall(({ draft }) => needs.map((n) => needWords(setting.pack, draft, n)).join('\n'));
  const lines = text.split('\n');
  return (
    <section className="prompter-part still-needed" aria-label={words.prompter.stillNeeded}>
      <h3 className="part-title">{words.prompter.stillNeeded}</h3>
      {needs.length === 0 ? (
        <p className="quiet">{words.prompter.nothingNeeded}</p>
      ) : (
        <ul className="needs">
          {needs.map((need, i) => (
            <li key={lines[i]}>
              <Button className="need" onPress={() => goToNeed(need)}>
                {lines[i]}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
