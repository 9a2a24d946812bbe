import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { net, protocol, session, type Session } from 'electron';
import { createAppResponder } from './app-responder';
import type { Page } from './content-policy';
import { DISPLAY_SESSION } from './display-window';

/** Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the pages out of the build, or in development out of Vite's server, from the same origins either way. */
export function serveApp(devServerUrl: string | null): void {
  const respond = (pages: readonly Page[]) =>
    createAppResponder({
      pages,
      root: path.join(import.meta.dirname, '../renderer'),
      readFile: async (file) => new Uint8Array(await readFile(file)),
      devServer: devServerUrl
        ? {
            url: devServerUrl,
            fetch: (url, init) => net.fetch(url, { ...init, bypassCustomProtocolHandlers: true }),
          }
        : null,
    });
  const serve = (served: Session, pages: readonly Page[]): void =>
    served.protocol.handle('app', respond(pages));
  serve(session.defaultSession, ['desk', 'vault']);
  // Out of reach of the others, as they are of it.
  serve(session.fromPartition(DISPLAY_SESSION), ['display']);
}
