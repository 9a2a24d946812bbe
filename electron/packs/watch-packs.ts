import type { Log } from '../../shared/diagnostics/log';
import type { PackLibrary } from './pack-library';

/** What the CRM says when it is asked for its newest pack; null when it could not be asked or did not answer. */
export type PackDelivery =
  | { state: 'same' }
  | { state: 'none' }
  | { state: 'too-large'; etag: string }
  | { state: 'pack'; text: string; etag: string };

export type WatchNeeds = {
  library: PackLibrary;
  /** `etag` is what the last answer carried. */
  ask(etag: string | null): Promise<PackDelivery | null>;
  /** Which council's packs are asked for; null while none can be. */
  council(): string | null;
  /** Something may be seen otherwise now, e.g. a pack has run out. */
  onMoment(): void;
  now(): number;
  log: Log;
};

const HOUR_MS = 60 * 60 * 1000;

/** Asks the CRM for its newest pack at once, every hour and when told to, and looks again when a pack's moment comes. */
export function watchPacks({ library, ask, council, onMoment, now, log }: WatchNeeds) {
  let known: { council: string; etag: string } | null = null;
  let looking: Promise<void> | null = null;
  let momentTimer: ReturnType<typeof setTimeout> | undefined;

  const lookOnce = async (): Promise<void> => {
    const whose = council();
    if (whose === null) return;
    const answer = await ask(known?.council === whose ? known.etag : null);
    if (!answer || answer.state === 'same') return;
    if (answer.state === 'none') return library.note('crm', null);
    if (answer.state === 'too-large') await library.note('crm', 'too-large');
    else if ((await library.offer('crm', answer.text)).again) return;
    known = { council: whose, etag: answer.etag };
  };

  const waitForMoment = (): void => {
    clearTimeout(momentTimer);
    const wait = (library.nextMoment() ?? Infinity) - now();
    // Looked at anew every hour, so that a clock that was set or a night's sleep shifts nothing for long.
    momentTimer = setTimeout(() => void atMoment(), Math.min(Math.max(wait, 0) + 50, HOUR_MS));
  };
  const atMoment = async (): Promise<void> => {
    await library.recheck();
    onMoment();
    waitForMoment();
  };

  /** At most one look at a time; everyone who asks meanwhile waits for its end. */
  const look = (): Promise<void> => {
    looking ??= lookOnce()
      .catch(() => log.error('pack-not-looked-for'))
      .finally(() => {
        looking = null;
        waitForMoment();
      });
    return looking;
  };

  const hourly = setInterval(() => void look(), HOUR_MS);
  return {
    look,
    close(): void {
      clearInterval(hourly);
      clearTimeout(momentTimer);
    },
  };
}
