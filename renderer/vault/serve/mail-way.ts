import type { DeskStatus } from '../../../shared/ipc/status';
import type { MailState } from '../../../shared/ipc/vault-main-contract';
import type { MainClient } from '../main-client';

/** How an enquiry can be passed on from this PC, known without asking: the status line and lists want it at once. */
export type MailWay = {
  current(): DeskStatus['mail']['way'];
  /** Asks main, at start and when policy, pack or password may have changed what it says. */
  learn(): Promise<void>;
};

function wayOf({ from, fault, eml }: MailState): DeskStatus['mail']['way'] {
  if (from === null) return null;
  if (fault !== 'no-settings' && fault !== 'not-allowed') return 'email';
  return eml ? 'file' : null;
}

export function createMailWay(main: MainClient, changed: () => void): MailWay {
  let way: DeskStatus['mail']['way'] = null;
  return {
    current: () => way,
    async learn() {
      const answer = await main.ask('mail.state', null);
      const next = answer.ok ? wayOf(answer.value) : way;
      if (next === way) return;
      way = next;
      changed();
    },
  };
}
