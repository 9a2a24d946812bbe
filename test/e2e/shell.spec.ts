import { readFileSync } from 'node:fs';
import { expect, test } from './support/desk-test';

const seccompOf = (pid: number): string =>
  /Seccomp:\s*(\d)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 'unknown';

test('every page runs in the operating system’s sandbox, without Node @packaged', async ({ start }) => {
  const { app, page, vault } = await start();
  const hidden = await vault();
  const pids = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((w) => w.webContents.getOSProcessId()),
  );
  expect(new Set(pids).size, 'the vault has a process of its own').toBe(2);
  if (process.getuid?.() !== 0) for (const pid of pids) expect(seccompOf(pid)).toBe('2');
  for (const one of [page, hidden])
    expect(
      await one.evaluate(() => [
        typeof Reflect.get(globalThis, 'require'),
        typeof Reflect.get(globalThis, 'process'),
      ]),
    ).toEqual(['undefined', 'undefined']);
});

test('the pages cannot reach the network, run made-up code or open windows @packaged', async ({
  start,
  crm,
}) => {
  const { app, page, vault } = await start();
  for (const one of [page, await vault()]) {
    const tried = await one.evaluate(async (address) => {
      const attempt = async (what: () => unknown): Promise<string> => {
        try {
          await what();
          return 'went through';
        } catch (error) {
          return error instanceof Error ? error.name : 'refused';
        }
      };
      // The tool that drives the page is let past the policy itself; what a timer calls later is not.
      const evaluated = await new Promise((done) => {
        setTimeout(() => void attempt(() => Reflect.construct(Function, ['return 1'])).then(done));
      });
      return {
        fetch: await attempt(() => fetch(address)),
        eval: evaluated,
        inlineScript: await attempt(() => {
          document.body.insertAdjacentHTML('beforeend', '<img src=x>');
        }),
        window: String(window.open('https://example.invalid/')),
      };
    }, crm.url);
    expect(tried).toEqual({
      fetch: 'TypeError',
      eval: 'EvalError',
      inlineScript: 'TypeError',
      window: 'null',
    });
  }
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.invalid/';
  });
  await expect.poll(() => app.windows().length).toBe(2);
  expect(page.url()).toBe(before);
});

test('every permission is denied but the vault’s lasting storage', async ({ start }) => {
  const { page, vault } = await start();
  const hidden = await vault();
  for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'persistent-storage'] as const)
    expect(
      await page.evaluate(async (n) => (await navigator.permissions.query({ name: n })).state, name),
      name,
    ).toBe('denied');
  expect(await hidden.evaluate(() => navigator.storage.persisted())).toBe(true);
});

test('a page of one origin cannot be served the other’s files', async ({ start }) => {
  const { app } = await start();
  const statuses = await app.evaluate(async ({ session }) => {
    const ask = async (url: string): Promise<number> => (await session.defaultSession.fetch(url)).status;
    return [
      await ask('app://desk/vault.html'),
      await ask('app://vault/desk.html'),
      await ask('app://elsewhere/desk.html'),
      await ask('app://desk/../../package.json'),
    ];
  });
  for (const status of statuses) expect(status).toBeGreaterThanOrEqual(400);
});

test('a call of the wrong shape, or from the wrong page, is answered with a sentence @packaged', async ({
  start,
}) => {
  const { page, vault } = await start();
  const wrongShape = await page.evaluate(() =>
    Reflect.get(window, 'desk').invoke('quit:decide', { choice: 'explode', more: 1 }),
  );
  expect(wrongShape).toMatchObject({ ok: false });
  expect(wrongShape.say).toMatch(/\w+ .*\./);
  const wrongPage = await (
    await vault()
  ).evaluate(() => Reflect.get(window, 'vaultHost').invoke('app:state', null));
  expect(wrongPage).toMatchObject({ ok: false });
});

test('a second start brings the first window to the front and ends', async ({ start, profile }) => {
  const first = await start();
  const { spawn } = await import('node:child_process');
  const executable = await first.app.evaluate(() => process.execPath);
  const args = await first.app.evaluate(({ app }) => [app.getAppPath()]);
  const second = spawn(
    executable,
    [
      ...(process.env.FIRSTPOINT_EXE ? [] : args),
      `--user-data-dir=${profile}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { stdio: 'ignore' },
  );
  const code = await new Promise((resolve) => second.on('exit', resolve));
  expect(code).toBe(0);
  expect(first.app.windows()).toHaveLength(2);
});
