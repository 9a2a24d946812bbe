import { beforeEach, expect, test, vi } from 'vitest';
import { openDisplayWindow } from '../../../electron/windows/display-window';

type Monitor = { id: number; bounds: { x: number; y: number; width: number; height: number } };
const fake = vi.hoisted(() => ({
  monitors: [] as Monitor[],
  screen: new Map<string, Set<() => void>>(),
  windows: [] as Record<string, ReturnType<typeof vi.fn>>[],
  options: null as unknown as { webPreferences: Record<string, unknown>; show: boolean },
  once: new Map<string, (...args: unknown[]) => void>(),
  full: false,
}));

vi.mock('electron', () => ({
  app: { isPackaged: true },
  screen: {
    getAllDisplays: () => fake.monitors,
    getPrimaryDisplay: () => fake.monitors[0],
    getDisplayMatching: ({ x }: { x: number }) =>
      fake.monitors.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width) ?? fake.monitors[0],
    on: (name: string, hear: () => void) =>
      fake.screen.set(name, (fake.screen.get(name) ?? new Set()).add(hear)),
    off: (name: string, hear: () => void) => fake.screen.get(name)?.delete(hear),
  },
  BrowserWindow: class {
    constructor(options: typeof fake.options) {
      fake.options = options;
      fake.windows.push(this.calls);
    }
    calls = {
      setBounds: vi.fn(),
      setContentSize: vi.fn(),
      showInactive: vi.fn(),
      setFullScreen: vi.fn((on: boolean) => void (fake.full = on)),
    };
    webContents = { once: () => {} };
    setMenuBarVisibility = (): void => {};
    on = (): void => {};
    once = (name: string, hear: () => void): void => void fake.once.set(name, hear);
    setBounds = this.calls.setBounds;
    setContentSize = this.calls.setContentSize;
    showInactive = this.calls.showInactive;
    setFullScreen = this.calls.setFullScreen;
    isFullScreen = (): boolean => fake.full;
    loadURL = (): Promise<void> => Promise.resolve();
  },
}));

const first: Monitor = { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } };
const second: Monitor = { id: 2, bounds: { x: 1366, y: 0, width: 1024, height: 768 } };
const deskAt = (x: number) => ({ isDestroyed: () => false, getBounds: () => ({ x, y: 0 }) });
const onPlace = vi.fn();
const open = (x: number): void => {
  openDisplayWindow({ desk: () => deskAt(x) as never, onPlace, onNotLoaded: () => {}, onGone: () => {} });
  fake.once.get('ready-to-show')?.();
};
const monitorsBecome = (monitors: Monitor[], event: 'display-added' | 'display-removed'): void => {
  fake.monitors = monitors;
  for (const hear of fake.screen.get(event) ?? []) hear();
};
const window = () => fake.windows.at(-1)!;

beforeEach(() => {
  vi.clearAllMocks();
  fake.screen.clear();
  fake.full = false;
});

test.each([
  ['on the first', 0, second],
  ['on the second', 1400, first],
])('fills the monitor that the desk is not on: the desk %s', (_where, x, expected) => {
  fake.monitors = [first, second];
  open(x);
  expect(window()['setBounds']).toHaveBeenCalledWith(expected.bounds);
  expect(window()['setFullScreen']).toHaveBeenCalledWith(true);
  expect(onPlace).toHaveBeenLastCalledWith('second-monitor');
});

test('is an ordinary window where there is one monitor, and takes the keyboard from nobody', () => {
  fake.monitors = [first];
  open(0);
  expect(window()['setFullScreen']).not.toHaveBeenCalled();
  expect(onPlace).toHaveBeenLastCalledWith('window');
  expect(fake.options.show).toBe(false);
  expect(window()['showInactive']).toHaveBeenCalledOnce();
});

test('never covers the desk when its monitor is unplugged, and goes back when it returns', () => {
  fake.monitors = [first, second];
  open(0);
  monitorsBecome([first], 'display-removed');
  expect(window()['setFullScreen']).toHaveBeenLastCalledWith(false);
  expect(onPlace).toHaveBeenLastCalledWith('window');
  monitorsBecome([first, second], 'display-added');
  expect(window()['setFullScreen']).toHaveBeenLastCalledWith(true);
  expect(onPlace).toHaveBeenLastCalledWith('second-monitor');
});

test('once closed it hears of no monitor any more', () => {
  fake.monitors = [first];
  open(0);
  fake.once.get('closed')?.();
  expect(onPlace).toHaveBeenLastCalledWith('off');
  onPlace.mockClear();
  monitorsBecome([first, second], 'display-added');
  expect(onPlace).not.toHaveBeenCalled();
});

test('is sandboxed, without Node, in a session that is kept in memory', () => {
  fake.monitors = [first];
  open(0);
  expect(fake.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    partition: expect.not.stringMatching(/^persist:/),
    devTools: false,
  });
});
