import { useDeskView } from '../state/desk-view';
import { useLater } from './later';

/** What floats above the desk, one at a time. */
export function Floating() {
  const floating = useDeskView((s) => s.floating);
  const later = useLater();
  if (floating === null || !later) return null;
  const Dialog = later.dialogs[floating];
  return <Dialog />;
}
