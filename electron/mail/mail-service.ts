import type { Log } from '../../shared/diagnostics/log';
import type { MailMessage } from '../../shared/domain/mail-message';
import type { InvokeAnswer } from '../../shared/ipc/desk-api';
import type { MailState } from '../../shared/ipc/vault-main-contract';
import type { MailPolicy } from '../../shared/policy/mail-policy';
import { idOfMailOp } from '../../shared/sync/mail-op';
import type { MailAnswer, MailFaultKind } from '../../shared/sync/mail-answer';
import { composeMail, type Sender } from './compose';
import type { MailPassword } from './mail-password';
import { mayMailGoTo } from './may-mail-go-to';
import { sendBySmtp, tryServer } from './smtp';
import { mailWords } from './words';

type Needs = {
  /** Of IT's policy; null: it says nothing of e-mail. */
  policy: MailPolicy | null;
  /** null where the policy names no server. */
  password: MailPassword | null;
  /** Where the pack in use lets personal data go. */
  allowedEndpoints(): Promise<readonly string[]>;
  /** What this PC calls itself to the server: nothing of the network's. */
  clientName: string;
  /** Asks where to, and writes it there; false when the person did not want to. */
  saveFile(fileName: string, bytes: Buffer): Promise<boolean>;
  /** The password was entered. */
  onChange(): void;
  log: Log;
};

/** What main does about e-mail. Nothing of a message, an address or a server's words reaches the log. */
export function createMailService(needs: Needs) {
  const { policy, password, log } = needs;
  const server = policy?.server ?? null;
  const from: Sender | null = policy && { name: policy.fromName ?? '', address: policy.from };

  const faultNow = async (): Promise<MailFaultKind | null> => {
    if (!server || !password) return 'no-settings';
    if (!mayMailGoTo(server.host, await needs.allowedEndpoints())) return 'not-allowed';
    return password.needed && (await password.get()) === null ? 'no-password' : null;
  };
  const smtp = (typed: string | null) =>
    server && { server, password: typed, clientName: needs.clientName };

  return {
    async state(): Promise<MailState> {
      return { from, fault: await faultNow(), eml: policy?.eml ?? false };
    },

    async send(message: MailMessage): Promise<MailAnswer> {
      const fault = await faultNow();
      const way = smtp((await password?.get()) ?? null);
      if (fault || !way || !from) return { result: 'fault', kind: fault ?? 'no-settings' };
      const raw = await composeMail(message, from);
      const answer = await sendBySmtp(way, { from: from.address, to: message.to.address, raw });
      const kind = answer.result === 'fault' ? answer.kind : undefined;
      const code = answer.result === 'later' || answer.result === 'refused' ? answer.code : undefined;
      log.info('mail-tried', { mailId: idOfMailOp(message.opId), result: answer.result, kind, code });
      return answer;
    },

    /** As a draft for the person's own mail program. */
    async saveEml(message: MailMessage, fileName: string): Promise<boolean> {
      if (!from || !policy?.eml) return false;
      return needs.saveFile(`${fileName}.eml`, await composeMail(message, from, true));
    },

    /** Tried before it is kept; one that the server refuses is not. */
    async enterPassword(typed: string): Promise<InvokeAnswer<{ say: string }>> {
      const way = smtp(typed);
      if (!way || !password?.needed) return { ok: false, say: mailWords.notNeeded };
      const fault = await tryServer(way);
      log.info('mail-password-tried', { fault });
      if (fault === 'signed-out') return { ok: false, say: mailWords.refused };
      try {
        await password.set(typed);
      } catch {
        return { ok: false, say: mailWords.noStore };
      }
      needs.onChange();
      return { ok: true, value: { say: fault === null ? mailWords.works : mailWords.keptUntried } };
    },
  };
}
export type MailService = ReturnType<typeof createMailService>;
