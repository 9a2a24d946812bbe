import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDevice, type DeviceNeeds, type EnrolAnswer } from '../../../electron/device/device';
import { openDeviceFile, type Sealing } from '../../../electron/device/device-file';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const crm = { url: 'https://crm.example', enrolmentCode: 'CODE' };
const enrolled: EnrolAnswer = {
  ok: true,
  value: {
    token: 'tok-1',
    deskCode: 'K7M',
    deskName: 'Desk 3',
    controllerId: 'wodc',
    nextReferenceNumber: 17,
  },
};
const refused: EnrolAnswer = { ok: false, fault: { kind: 'no-answer' } };

/** A keychain that only opens what it sealed itself. */
function keychain(name: string): Sealing {
  return {
    seal: async (text) => Buffer.from(`${name}:${Buffer.from(text).toString('base64')}`),
    open: async (sealed) => {
      const [by, body = ''] = sealed.toString().split(':');
      return by === name ? Buffer.from(body, 'base64').toString() : null;
    },
  };
}
const noKeychain: Sealing = {
  seal: () => Promise.reject(new Error('none')),
  open: () => Promise.reject(new Error('none')),
};

let folder: string;
const opened: { close(): void }[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fp-device-'));
});
afterEach(() => {
  for (const device of opened.splice(0)) device.close();
  rmSync(folder, { recursive: true });
  vi.clearAllMocks();
  vi.useRealTimers();
});

async function device(needs: Partial<DeviceNeeds> = {}, sealing = keychain('a')) {
  const made = await openDevice({
    file: openDeviceFile(folder, sealing, log),
    crm,
    enrol: vi.fn(async () => enrolled),
    onEnrolled: vi.fn(),
    log,
    ...needs,
  });
  opened.push(made);
  return made;
}
const enrolledOnce = async (needs: Partial<DeviceNeeds> = {}, sealing = keychain('a')) => {
  const onEnrolled = vi.fn();
  const made = await device({ onEnrolled, ...needs }, sealing);
  made.start();
  await vi.waitFor(() => expect(onEnrolled).toHaveBeenCalledOnce());
  return made;
};

describe('the device', () => {
  test('keeps its id and its enrolment from start to start, and asks the CRM once', async () => {
    const first = await enrolledOnce();
    const enrol = vi.fn(async () => enrolled);
    const second = await device({ enrol });
    second.start();
    expect(second.id()).toBe(first.id());
    expect(second.id()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(second.enrolment()).toMatchObject({ deskCode: 'K7M', deskName: 'Desk 3' });
    expect(second.token()).toBe('tok-1');
    expect(enrol).not.toHaveBeenCalled();
  });

  test('has no token in clear on disk, and its file is closed to other users', async () => {
    await enrolledOnce();
    const files = readdirSync(folder);
    expect(files).toEqual(['device.sealed']);
    expect(readFileSync(path.join(folder, 'device.sealed'), 'utf8')).not.toContain('tok-1');
    expect(statSync(path.join(folder, 'device.sealed')).mode & 0o077).toBe(0);
  });

  test('keeps aside what another keychain sealed, and enrols anew as another device', async () => {
    const first = await enrolledOnce();
    const second = await enrolledOnce({}, keychain('b'));
    expect(second.id()).not.toBe(first.id());
    expect(readdirSync(folder)).toHaveLength(2);
    expect(readdirSync(folder).some((name) => name.startsWith('device.sealed.kept-'))).toBe(true);
  });

  test('keeps aside a file that is no device', async () => {
    writeFileSync(path.join(folder, 'device.sealed'), `a:${Buffer.from('{"v":1}').toString('base64')}`);
    expect((await device()).enrolment()).toBeNull();
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('leaves a sealed file alone while no keychain answers, and keeps the token in memory only', async () => {
    const first = await enrolledOnce();
    const sealed = readFileSync(path.join(folder, 'device.sealed'));
    const second = await enrolledOnce({}, noKeychain);
    expect(second.token()).toBe('tok-1');
    expect(readFileSync(path.join(folder, 'device.sealed'))).toEqual(sealed);
    expect(readFileSync(path.join(folder, 'device-id.json'), 'utf8')).not.toContain('tok-1');
    expect((await device({}, noKeychain)).id()).toBe(second.id());
    expect((await device()).id()).toBe(first.id());
  });

  test('never shows one CRM the token of another, and enrols with the new one under the same id', async () => {
    const first = await enrolledOnce();
    const moved = await device({ crm: { url: 'https://new.example', enrolmentCode: 'C2' } });
    expect([moved.token(), moved.enrolment()]).toEqual([null, null]);
    const again = await enrolledOnce({ crm: { url: 'https://new.example', enrolmentCode: 'C2' } });
    expect(again.id()).toBe(first.id());
  });

  test('still has its desk code, but no token, when the policy is gone', async () => {
    await enrolledOnce();
    const alone = await device({ crm: null });
    expect(alone.enrolment()).toMatchObject({ deskCode: 'K7M' });
    expect(alone.token()).toBeNull();
  });
});

describe('enrolment', () => {
  test('is tried again, ever more slowly, until it works', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answers = [refused, refused, refused, enrolled];
    const enrol = vi.fn(async () => answers.shift() ?? enrolled);
    const onEnrolled = vi.fn();
    const made = await device({ enrol, onEnrolled });
    made.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(enrol).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(enrol).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(enrol).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(enrol).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(enrol).toHaveBeenCalledTimes(4);
    vi.useRealTimers();
    await vi.waitFor(() => expect(onEnrolled).toHaveBeenCalledOnce());
  });

  test('is tried at once when the network is back', async () => {
    const answers = [refused, enrolled];
    const enrol = vi.fn(async () => answers.shift() ?? enrolled);
    const made = await device({ enrol });
    made.start();
    await vi.waitFor(() => expect(log.warn).toHaveBeenCalledWith('enrolment-failed', { kind: 'no-answer' }));
    made.start();
    await vi.waitFor(() => expect(made.token()).toBe('tok-1'));
    expect(enrol).toHaveBeenCalledTimes(2);
  });

  test('needs IT’s code', async () => {
    const enrol = vi.fn(async () => enrolled);
    const made = await device({ crm: { url: crm.url }, enrol });
    made.start();
    expect(await made.renew('tok-0')).toBeNull();
    expect(enrol).not.toHaveBeenCalled();
  });

  test('renews a refused token once for all who ask at the same time', async () => {
    await enrolledOnce();
    const enrol = vi.fn(async (): Promise<EnrolAnswer> => ({
      ok: true,
      value: { ...enrolled.value, token: 'tok-2' },
    }));
    const made = await device({ enrol });
    expect(await Promise.all([made.renew('tok-1'), made.renew('tok-1')])).toEqual(['tok-2', 'tok-2']);
    expect(await made.renew('tok-1')).toBe('tok-2');
    expect(enrol).toHaveBeenCalledOnce();
  });

  test('leaves the desk signed out when the CRM refuses it', async () => {
    await enrolledOnce();
    const made = await device({ enrol: vi.fn(async () => refused) });
    expect(await made.renew('tok-1')).toBeNull();
  });
});
