import type { FakeMain } from '../../support/fake-main';
import { newMain, vaultAtWork, type AtWork } from './vault-at-work';

/** A stick that is carried from desk to desk, in memory. */
export type Stick = { files: Uint8Array[]; outcome: 'saved' | 'not-wanted' | 'full' | 'failed' };
export const newStick = (): Stick => ({ files: [], outcome: 'saved' });

type DeskFacts = { deskCode: string; deviceId: string; controllerId?: string };
export const deskB: DeskFacts = { deskCode: 'B2C', deviceId: '01935d2e-0000-7000-8000-00000000000b' };

/** Main's part of a desk's files is this stick. */
export function plugIn(main: FakeMain, stick: Stick): void {
  main.answer('file.save', ({ bytes }) => {
    if (stick.outcome === 'saved') stick.files.push(Uint8Array.from(bytes));
    return Promise.resolve({ ok: true, value: stick.outcome });
  });
  main.answer('file.choose', () => {
    const bytes = stick.files.at(-1);
    return Promise.resolve({
      ok: true,
      value: bytes ? { outcome: 'chosen', bytes: Uint8Array.from(bytes) } : { outcome: 'not-wanted' },
    });
  });
}

/** A second desk of the same council, on a disk of its own, or of another. */
export async function otherDeskWith(
  stick: Stick,
  { deskCode, deviceId, controllerId = 'west-oxfordshire' }: DeskFacts = deskB,
  now?: () => number,
): Promise<AtWork> {
  const main = newMain();
  const usual = await main.client.ask('desk.get', null);
  if (!usual.ok) throw new Error('no desk');
  const value = {
    ...usual.value,
    deviceId,
    enrolled: { deskCode, deskName: `Desk ${deskCode}`, controllerId },
  };
  main.answer('desk.get', () => Promise.resolve({ ok: true, value }));
  plugIn(main, stick);
  return vaultAtWork(main, now);
}
