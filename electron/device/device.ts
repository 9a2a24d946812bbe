import { v7 as uuidv7 } from 'uuid';
import type { Log } from '../../shared/diagnostics/log';
import type { DeviceFile, DeviceRecord, Enrolment, RoleTries, UsedPack } from './device-file';

/** What the CRM says to an enrolment; only its kind matters when it fails. */
export type EnrolAnswer =
  { ok: true; value: Omit<Enrolment, 'crmUrl'> } | { ok: false; fault: { kind: string } };

export type DeviceNeeds = {
  file: DeviceFile;
  /** The CRM of IT's policy; null when there is none. */
  crm: { url: string; enrolmentCode?: string } | null;
  enrol(code: string, deviceId: string): Promise<EnrolAnswer>;
  onEnrolled(): void;
  log: Log;
};

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

/** Who this desk is to the CRM. Its id is minted once; its token never leaves the main process. */
export async function openDevice({ file, crm, enrol, onEnrolled, log }: DeviceNeeds) {
  const found = await file.read();
  let record: DeviceRecord = found ?? {
    v: 1,
    deviceId: uuidv7(),
    enrolment: null,
    usedPacks: {},
    roleTries: {},
  };
  if (!found) await file.write(record);

  /** One write after the other: two at once would share the file that is renamed. */
  let writing: Promise<void> = Promise.resolve();
  const keep = (change: (now: DeviceRecord) => DeviceRecord): Promise<void> => {
    record = change(record);
    const done = writing.then(() => file.write(record));
    writing = done.catch(() => undefined);
    return done;
  };

  let underWay: Promise<boolean> | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_RETRY_MS;
  let closed = false;

  /** An enrolment with another CRM than the policy's no longer counts; without a policy the last one still names the desk. */
  const current = (): Enrolment | null => {
    const { enrolment } = record;
    return enrolment && crm && enrolment.crmUrl !== crm.url ? null : enrolment;
  };

  const tryOnce = async (url: string, code: string): Promise<boolean> => {
    const answer = await enrol(code, record.deviceId);
    if (answer.ok) {
      await keep((now) => ({ ...now, enrolment: { ...answer.value, crmUrl: url } }));
      pause = FIRST_RETRY_MS;
      log.info('enrolled', { deviceId: record.deviceId, deskCode: answer.value.deskCode });
      onEnrolled();
      return true;
    }
    log.warn('enrolment-failed', { kind: answer.fault.kind });
    return false;
  };

  /** At most one try at a time; everyone who asks meanwhile gets its outcome. */
  const enrolNow = (): Promise<boolean> => {
    if (!crm?.enrolmentCode || closed) return Promise.resolve(false);
    clearTimeout(retry);
    underWay ??= tryOnce(crm.url, crm.enrolmentCode)
      .catch(() => {
        log.error('enrolment-not-kept');
        return false;
      })
      .finally(() => {
        underWay = null;
      });
    return underWay;
  };

  const keepTrying = async (): Promise<void> => {
    if (current() || (await enrolNow()) || closed || !crm?.enrolmentCode) return;
    clearTimeout(retry);
    retry = setTimeout(() => void keepTrying(), pause);
    pause = Math.min(pause * 2, LAST_RETRY_MS);
  };

  return {
    id: () => record.deviceId,
    enrolment: current,
    usedPack: (controllerId: string): UsedPack | null => record.usedPacks[controllerId] ?? null,
    /** Resolves when it is on the disk. */
    usesPack: (controllerId: string, used: UsedPack): Promise<void> =>
      keep((now) => ({ ...now, usedPacks: { ...now.usedPacks, [controllerId]: used } })),
    roleTries: (roleId: string): RoleTries => record.roleTries[roleId] ?? { wrong: 0, shutUntil: 0 },
    /** Resolves when it is on the disk. */
    keepRoleTries: (roleId: string, tries: RoleTries): Promise<void> =>
      keep((now) => ({ ...now, roleTries: { ...now.roleTries, [roleId]: tries } })),
    token: () => (crm ? (current()?.token ?? null) : null),
    /** Enrols if need be, now and until it has worked. Call it again when the network is back. */
    start(): void {
      pause = FIRST_RETRY_MS;
      void keepTrying();
    },
    /** A token that was refused: a new one, once, or null when the desk is signed out. */
    async renew(refused: string): Promise<string | null> {
      const token = current()?.token;
      if (token && token !== refused) return token;
      return (await enrolNow()) ? (current()?.token ?? null) : null;
    },
    close(): void {
      closed = true;
      clearTimeout(retry);
    },
  };
}
export type Device = Awaited<ReturnType<typeof openDevice>>;
