import type { BrowserWindow } from 'electron';
import type { Log } from '../shared/diagnostics/log';
import type { ItPolicy } from '../shared/policy/it-policy';
import { systemCredentialStore } from './keys/system-credential-store';
import { createMailPassword } from './mail/mail-password';
import { createMailService, type MailService } from './mail/mail-service';
import { saveFile } from './mail/save-file';
import type { DeskPacks } from './vault-services';

type Needs = {
  policy: ItPolicy;
  packs: Promise<DeskPacks>;
  desk(): BrowserWindow | null;
  onChange(): void;
  log: Log;
};

/** E-mail by IT's policy, with its password in the credential store. */
export function openMail({ policy, packs, desk, onChange, log }: Needs): MailService {
  const mail = policy.mail ?? null;
  return createMailService({
    policy: mail,
    password: mail?.server ? createMailPassword(mail.server, systemCredentialStore()) : null,
    allowedEndpoints: async () => (await packs).allowedEndpoints(),
    clientName: 'firstpoint.invalid',
    saveFile: (fileName, bytes) => saveFile(desk(), fileName, bytes),
    onChange,
    log,
  });
}
