import { useDeskView } from '../state/desk-view';
import { useLater } from './later';
import { TypeAhead } from './type-ahead';

/** What floats above the desk, one at a time. */
export function Floating() {
  const floating = useDeskView((s) => s.floating);
  const later = useLater();
  if (floating === null) return null;
  if (!later) return <TypeAhead />;
  const Dialog = later.dialogs[floating];
  return <Dialog />;
}
