import {
  SILENT_AFTER_MS,
  type DisplayAnswer,
  type DisplayAnswered,
  type DisplayShown,
} from '../../shared/ipc/display-contract';

type RelayNeeds = {
  tellDisplay(shown: DisplayShown): void;
  tellDesk(answered: DisplayAnswered): void;
  /** The moment as ISO 8601. */
  now(): string;
  /** Calls after so many milliseconds, unless it is called off. */
  setTimer(ms: number, call: () => void): () => void;
};

/**
 * What the customer's screen shows, and who may answer it. The desk says so again and again; when it falls silent, is
 * loaded anew or goes, or the store goes, the screen is idle at once. An answer counts only for what is shown now.
 */
export function createDisplayRelay({ tellDisplay, tellDesk, now, setTimer }: RelayNeeds) {
  let idle: DisplayShown = { state: 'idle', council: null, languages: ['en'] };
  let shown: DisplayShown = idle;
  let callOff = (): void => {};

  const goIdle = (): void => {
    callOff();
    if (shown.state === 'idle') return;
    shown = idle;
    tellDisplay(shown);
  };

  return {
    show(said: DisplayShown): void {
      const { council, languages } = said;
      idle = { state: 'idle', council, languages };
      shown = said;
      callOff();
      if (said.state === 'notice') callOff = setTimer(SILENT_AFTER_MS, goIdle);
      tellDisplay(shown);
    },
    /** The desk or the store went, or was begun anew. */
    lost: goIdle,
    shown: () => shown,
    /** False for an answer to anything but what is shown now. */
    answer(answer: DisplayAnswer): boolean {
      if (shown.state !== 'notice' || shown.showId !== answer.showId) return false;
      if (!shown.languages.includes(answer.language)) return false;
      tellDesk({ ...answer, at: now() });
      return true;
    },
  };
}
