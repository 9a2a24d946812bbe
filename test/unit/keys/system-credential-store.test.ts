import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { storeOver } from '../../../electron/keys/system-credential-store';

const NO_REPLY = 'Platform failure: DBus error: Did not receive a reply. Possible causes include: …';

/** What the next questions get, in this order; then 32 bytes. */
let answers: (() => Promise<number[] | null>)[] = [];
let made: { service: string; account: string; options: unknown }[] = [];

class FakeEntry {
  constructor(service: string, account: string, options: unknown) {
    made.push({ service, account, options });
  }
  getSecret = (): Promise<number[] | null> => (answers.shift() ?? (async () => Array<number>(32).fill(7)))();
  deleteCredential = async (): Promise<boolean> => true;
}
type Native = Parameters<typeof storeOver>[0];
const store = () => storeOver({ AsyncEntry: FakeEntry } as unknown as Native);
const fails = (message: string) => () => Promise.reject(new Error(message));

beforeEach(() => {
  answers = [];
  made = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

/** Lets every pause and patience run out. */
async function settled<T>(work: Promise<T>): Promise<T | string> {
  const done = work.catch((error: unknown) => (error as Error).message);
  await vi.advanceTimersByTimeAsync(120_000);
  return done;
}

describe('the operating system’s credential store', () => {
  test('is always one that persists, never the kernel’s own keyring', async () => {
    await settled(store().get('id/1'));
    expect(made).toEqual([
      { service: 'Firstpoint', account: 'id/1', options: { linux: { store: 'secret-service' } } },
    ]);
  });

  test('is asked over one connection an account, which ends with the account', async () => {
    const one = store();
    for (let n = 0; n < 5; n += 1) await settled(one.get('id/1'));
    expect(made).toHaveLength(1);
    await settled(one.delete('id/1'));
    await settled(one.get('id/1'));
    expect(made).toHaveLength(2);
  });

  test('is asked over a new connection when the old one has died', async () => {
    const one = store();
    await settled(one.get('id/1'));
    answers = [fails('the connection is closed')];
    expect(await settled(one.get('id/1'))).toHaveLength(32);
    expect(made).toHaveLength(2);
  });

  test('is asked again when it was too slow to reply, but not for ever', async () => {
    answers = [fails(NO_REPLY), fails(NO_REPLY), fails(NO_REPLY)];
    expect(await settled(store().get('id/1'))).toHaveLength(32);
    answers = Array.from({ length: 9 }, () => fails(NO_REPLY));
    expect(await settled(store().get('id/1'))).toBe(NO_REPLY);
    expect(answers).toHaveLength(5);
  });

  test('is not asked again when it refused: a person may just have dismissed its question', async () => {
    answers = [fails('unlock prompt was dismissed')];
    expect(await settled(store().get('id/1'))).toBe('unlock prompt was dismissed');
    expect(made).toHaveLength(1);
  });

  test('that says nothing at all is not waited for longer than a minute', async () => {
    answers = [() => new Promise(() => undefined)];
    expect(await settled(store().get('id/1'))).toBe('the credential store does not answer');
  });

  test('says that there is no entry as null', async () => {
    answers = [async () => null];
    expect(await settled(store().get('id/1'))).toBeNull();
  });
});
