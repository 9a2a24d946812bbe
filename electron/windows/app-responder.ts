import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { contentPolicy, developmentPolicy, type Page } from './content-policy';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const guards = {
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/** No part may begin with a dot, so no path leads out of the folder. */
const asset = /^\/assets(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;

export type ResponderNeeds = {
  /** The pages that are served here. */
  pages: readonly Page[];
  /** The folder with desk.html, vault.html, display.html and assets/. */
  root: string;
  readFile(file: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Vite's server in development, and how to reach it. */
  devServer: { url: string; fetch(url: string, init: RequestInit): Promise<Response> } | null;
};

/**
 * Answers requests for app://desk, app://vault and app://display. Each host has its own page and the built assets, nothing else:
 * a page can't be opened on the other's origin.
 */
export function createAppResponder({ pages, root, readFile, devServer }: ResponderNeeds) {
  const refuse = (status: number): Response => new Response(null, { status });

  const serveFile = async (page: Page, pathname: string): Promise<Response> => {
    const type = types[path.extname(pathname)];
    if (!type) return refuse(404);
    let body: Uint8Array<ArrayBuffer>;
    try {
      body = await readFile(path.join(root, ...pathname.split('/')));
    } catch {
      return refuse(404);
    }
    const headers = { ...guards, 'content-type': type };
    if (!pathname.endsWith('.html')) {
      return new Response(body, {
        headers: { ...headers, 'content-security-policy': contentPolicy(page, null) },
      });
    }
    const nonce = randomBytes(18).toString('base64');
    const html = new TextDecoder().decode(body).replaceAll('__NONCE__', nonce);
    return new Response(html, {
      headers: {
        ...headers,
        'content-security-policy': contentPolicy(page, nonce),
        'cache-control': 'no-store',
      },
    });
  };

  const proxy = async (url: URL, request: Request, dev: NonNullable<typeof devServer>): Promise<Response> => {
    const answer = await dev.fetch(new URL(url.pathname + url.search, dev.url).href, {
      headers: { accept: request.headers.get('accept') ?? '*/*' },
    });
    const headers = new Headers(answer.headers);
    headers.set('content-security-policy', developmentPolicy(dev.url));
    return new Response(answer.body, { status: answer.status, headers });
  };

  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    if (request.method !== 'GET') return refuse(405);
    const page = pages.find((one) => one === url.host);
    if (!page) return refuse(404);
    const isPage = url.pathname === `/${page}.html`;
    if (devServer) {
      return url.pathname.endsWith('.html') && !isPage ? refuse(404) : proxy(url, request, devServer);
    }
    return isPage || asset.test(url.pathname) ? serveFile(page, url.pathname) : refuse(404);
  };
}
