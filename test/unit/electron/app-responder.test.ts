import { describe, expect, test, vi } from 'vitest';
import { createAppResponder } from '../../../electron/windows/app-responder';

const root = '/app/out/renderer';
const files: Record<string, string> = {
  [`${root}/desk.html`]: '<meta property="csp-nonce" content="__NONCE__">',
  [`${root}/vault.html`]: '<p>vault</p>',
  [`${root}/display.html`]: '<p>display</p>',
  [`${root}/assets/desk-1a2b.js`]: 'export {}',
  [`${root}/assets/desk-1a2b.js.map`]: '{}',
  [`${root}/assets/type.woff2`]: 'x',
  '/app/out/main/main.js': 'secret',
};
const readFile = vi.fn(async (file: string) => {
  const found = files[file];
  if (found === undefined) throw new Error('ENOENT');
  return new TextEncoder().encode(found);
});
const respond = createAppResponder({ pages: ['desk', 'vault'], root, readFile, devServer: null });
const get = (url: string) => respond(new Request(url));

describe('pages on app://', () => {
  test('gives the desk its page, with a nonce that is new each time and the same in page and policy', async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 3; i += 1) {
      const answer = await get('app://desk/desk.html');
      const nonce = /content="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
      expect(answer.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test.each([['app://desk/desk.html'], ['app://vault/vault.html'], ['app://desk/assets/desk-1a2b.js']])(
    'serves %s without any unsafe- source, with Trusted Types and nothing to connect to',
    async (url) => {
      const answer = await get(url);
      expect(answer.status).toBe(200);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).not.toContain('unsafe-');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("connect-src 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  test('gives the vault no styles at all', async () => {
    const policy = (await get('app://vault/vault.html')).headers.get('content-security-policy');
    expect(policy).toContain("style-src 'none'");
  });

  test.each([
    ['app://desk/vault.html'],
    ['app://vault/desk.html'],
    ['app://display/desk.html'],
    ['app://desk/'],
    ['app://desk/assets/'],
    ['app://desk/assets/none.js'],
    ['app://desk/assets/desk-1a2b.js.map'],
    ['app://desk/assets/../../main/main.js'],
    ['app://desk/assets/..%2f..%2fmain%2fmain.js'],
    ['app://desk/assets/%2e%2e/%2e%2e/main/main.js'],
    ['app://desk/assets/..\\..\\main\\main.js'],
    ['app://desk/main/main.js'],
    ['app://desk/assets//desk-1a2b.js'],
    ['app://desk/assets/.hidden.js'],
  ])('has nothing at %s', async (url) => {
    expect((await get(url)).status).toBe(404);
    expect(readFile).not.toHaveBeenCalledWith('/app/out/main/main.js');
  });

  test('answers nothing but GET', async () => {
    expect((await respond(new Request('app://desk/desk.html', { method: 'POST' }))).status).toBe(405);
  });

  test('takes pages from the development server under the same origins, each its own', async () => {
    const fetch = vi.fn(async () => new Response('dev', { headers: { 'content-type': 'text/html' } }));
    const dev = createAppResponder({
      pages: ['desk', 'vault'],
      root,
      readFile,
      devServer: { url: 'http://127.0.0.1:5173', fetch },
    });
    const answer = await dev(new Request('app://desk/app/main.tsx?t=1'));
    expect(await answer.text()).toBe('dev');
    expect(fetch).toHaveBeenCalledWith('http://127.0.0.1:5173/app/main.tsx?t=1', expect.anything());
    expect(answer.headers.get('content-security-policy')).toContain('ws://127.0.0.1:5173');
    expect((await dev(new Request('app://vault/desk.html'))).status).toBe(404);
  });

  test('serves the customer’s screen where it lives, and nothing else there', async () => {
    const display = createAppResponder({ pages: ['display'], root, readFile, devServer: null });
    const answer = await display(new Request('app://display/display.html'));
    expect(answer.status).toBe(200);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).not.toContain('unsafe-');
    expect(policy).not.toContain('nonce-');
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    for (const url of ['app://display/desk.html', 'app://desk/desk.html', 'app://vault/vault.html'])
      expect((await display(new Request(url))).status, url).toBe(404);
    expect((await get('app://display/display.html')).status, 'not from the others’ session').toBe(404);
  });
});
