import { demonstrationOfficer } from './auth/demonstration-officer';
import type { NamedRoles } from './auth/named-roles';
import { fault } from './crm/firstpoint/crm-fault';
import type { FirstpointCrm } from './crm/firstpoint/firstpoint-crm';
import type { Device } from './device/device';
import type { MainServices } from './ipc/vault-link';
import type { KeyService } from './keys/key-service';
import type { MailService } from './mail/mail-service';
import type { PackLibrary } from './packs/pack-library';
import type { SealedFiles } from './transfer/sealed-files';
import type { Sheets } from './windows/sheets';

/** Who this desk is, and the CRM of IT's policy; `crm` is null when it names none. */
export type DeskIdentity = { device: Device; crm: FirstpointCrm | null };

/** The council packs of this desk; `look` asks the CRM for its newest one now. */
export type DeskPacks = Pick<PackLibrary, 'state' | 'textOf' | 'allowedEndpoints'> & {
  look(): Promise<void>;
};

type Needs = {
  keys: KeyService;
  identity: Promise<DeskIdentity>;
  packs: Promise<DeskPacks>;
  mail: MailService;
  roles: NamedRoles;
  files: SealedFiles;
  sheets: Pick<Sheets, 'vouch'>;
  /** Of IT's policy, as `crmUrl` is. */
  maxUnsentAge: string;
  crmUrl: string | null;
};

const done = <T>(value: T) => ({ ok: true as const, value });
const failed = (kind: 'no-crm' | 'not-allowed') => ({
  ok: false as const,
  fault: fault(kind),
  serverTime: null,
});

/** Whether a pack lets personal data go to this address; one that names none leaves it to IT's policy (S0:53). */
export function mayGoTo(url: string, allowed: readonly string[]): boolean {
  return allowed.length === 0 || allowed.some((one) => new URL(one).origin === new URL(url).origin);
}

/** What main does for the vault, by the names of the contract. */
export function vaultServices({
  keys,
  identity,
  packs,
  mail,
  roles,
  files,
  sheets,
  maxUnsentAge,
  crmUrl,
}: Needs): MainServices {
  const withCrm = async <T>(call: (crm: FirstpointCrm) => Promise<T>) => {
    const { crm } = await identity;
    if (!crm || crmUrl === null) return done(failed('no-crm'));
    const { allowedEndpoints } = await packs;
    return done(mayGoTo(crmUrl, allowedEndpoints()) ? await call(crm) : failed('not-allowed'));
  };

  return {
    'keys.all': async () => done(keys.all()),
    'keys.ensure': ({ name }) => keys.ensure(name),
    'keys.burn': ({ names }) => keys.burn(names),

    'desk.get': async () => {
      const { device } = await identity;
      const enrolment = device.enrolment();
      return done({
        deviceId: device.id(),
        officer: demonstrationOfficer,
        enrolled: enrolment && {
          deskCode: enrolment.deskCode,
          deskName: enrolment.deskName,
          controllerId: enrolment.controllerId,
          ticketPrefix: enrolment.ticketPrefix,
        },
        storeId: keys.storeId(),
        maxUnsentAge,
      });
    },

    'packs.get': async () => done(await (await packs).state()),
    'packs.text': async ({ version }) => done(await (await packs).textOf(version)),
    'packs.look': async () => {
      await (await packs).look();
      return done(null);
    },

    /** Above what the keyring gave out and what the CRM has seen: either may have been copied back from the past. */
    'references.reserve': async ({ count }) =>
      keys.reserveReferences(count, (await identity).device.enrolment()?.nextReferenceNumber ?? 1),

    'crm.health': () => withCrm((crm) => crm.health()),
    'crm.push': ({ items }) => withCrm((crm) => crm.push(items)),
    'crm.changes': (input) => withCrm((crm) => crm.changes(input)),
    'crm.desks': () => withCrm((crm) => crm.desks()),
    'crm.search': (query) => withCrm((crm) => crm.search(query)),

    'roles.list': () => Promise.resolve(done(roles.list())),
    'roles.check': async ({ act, confirm }) => done(await roles.check(act, confirm)),

    'file.save': async ({ bytes, fileName }) => done(await files.save(bytes, fileName)),
    'file.choose': async () => done(await files.choose()),

    'print.vouch': ({ enquiryId }) => Promise.resolve(done(sheets.vouch(enquiryId))),

    'mail.state': async () => done(await mail.state()),
    'mail.send': async ({ message }) => done(await mail.send(message)),
    'mail.save-eml': async ({ message, fileName }) => done({ saved: await mail.saveEml(message, fileName) }),
  };
}
