import { IdleScreen } from './idle-screen';
import { NoticeScreen } from './notice-screen';
import { useShown } from './use-shown';

/** One thing at a time: the notice of this interaction, or nobody's data. */
export function Display() {
  const shown = useShown();
  if (shown.state === 'idle') return <IdleScreen {...shown} />;
  return <NoticeScreen key={shown.showId} notice={shown} />;
}
