import type { BrowserWindow } from 'electron';
import { nameOf } from '../shared/diagnostics/error-name';
import type { Log } from '../shared/diagnostics/log';
import type { CrmFetch } from './crm/crm-session';
import { watchHints, type HintWatch } from './crm/watch-hints';
import { createVaultLink, type VaultLink } from './ipc/vault-link';
import type { KeyService } from './keys/key-service';
import { openSetting, sealSetting } from './keys/sealed-setting';
import type { MailService } from './mail/mail-service';
import { openIdentity } from './open-identity';
import { openMail } from './open-mail';
import { openPacks, type Packs } from './open-packs';
import { openRoles } from './open-roles';
import type { LoadedPolicy } from './policy/load-policy';
import { openSealedFiles } from './transfer/sealed-files';
import { mayGoTo, vaultServices, type DeskIdentity } from './vault-services';
import type { Sheets } from './windows/sheets';

type Needs = {
  profile: string;
  policy: LoadedPolicy;
  /** Ready: the keyring is open. */
  keys: KeyService;
  /** In the session that goes to the CRM. */
  fetch: CrmFetch;
  sheets: Sheets;
  desk: () => BrowserWindow | null;
  log: Log;
};

export type Services = {
  keys: KeyService;
  identity: Promise<DeskIdentity>;
  mail: MailService;
  link: VaultLink;
  hints: HintWatch | null;
  lookForPack(): void;
  /** Ends all but the keys, whose burn may be under way. */
  close(): void;
};

/** What runs once the keys are open: the desk's identity, its packs, e-mail, named roles, and the vault's link. */
export function openServices(needs: Needs): Services {
  const { profile, keys, fetch, sheets, desk, log } = needs;
  const { policy } = needs.policy;
  const crmUrl = policy.crm?.url ?? null;
  const lookForPack = (): void => void packs.then((opened) => opened.look()).catch(() => {});
  const identity = openIdentity({
    profile,
    policy,
    fetch,
    sealing: { seal: sealSetting, open: openSetting },
    onEnrolled: () => {
      link.tell('enrolled');
      hints?.look();
      lookForPack();
    },
    log,
  });
  identity.catch((error: unknown) => log.error('device-not-opened', { name: nameOf(error) }));
  const packs: Promise<Packs> = openPacks({
    profile,
    policy,
    identity,
    onChange: () => link.tell('packs-changed'),
    log,
  });
  packs.catch((error: unknown) => log.error('packs-not-opened', { name: nameOf(error) }));
  const mail = openMail({ policy, packs, desk, onChange: () => link.tell('mail-changed'), log });
  const roles = openRoles(policy.roles, identity);
  const files = openSealedFiles(desk);
  const { maxUnsentAge } = policy;
  const services = vaultServices({ keys, identity, packs, mail, roles, sheets, maxUnsentAge, crmUrl, files });
  const link = createVaultLink(services, log);
  const hints =
    crmUrl === null
      ? null
      : watchHints({
          async listen(signal, listener) {
            if (!mayGoTo(crmUrl, (await packs).allowedEndpoints())) return;
            await (await identity).crm?.hints(signal, listener);
          },
          onHint: () => link.tell('crm-changed'),
          random: Math.random,
        });
  return {
    keys,
    identity,
    mail,
    link,
    hints,
    lookForPack,
    close() {
      hints?.close();
      void identity.then(({ device }) => device.close());
      void packs.then((opened) => opened.close());
    },
  };
}
