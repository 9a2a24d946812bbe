import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { net, protocol } from 'electron';
import { createAppResponder } from './app-responder';

/** Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves both pages out of the build, or in development out of Vite's server, from the same origins either way. */
export function serveApp(devServerUrl: string | null): void {
  const respond = createAppResponder({
    root: path.join(import.meta.dirname, '../renderer'),
    readFile: async (file) => new Uint8Array(await readFile(file)),
    devServer: devServerUrl
      ? {
          url: devServerUrl,
          fetch: (url, init) => net.fetch(url, { ...init, bypassCustomProtocolHandlers: true }),
        }
      : null,
  });
  protocol.handle('app', respond);
}
