import { app, session, type Session, type WebContents } from 'electron';
import { pageOrigins } from '../../shared/ipc/port-names';

/** The vault may ask that its database is never evicted: it holds enquiries that nobody else has yet. */
function allowed(permission: string, origin: string): boolean {
  return permission === 'persistent-storage' && origin.replace(/\/$/, '') === pageOrigins.vault;
}

function originOf(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return '';
  }
}

function lockSession(locked: Session, mayRequest: (url: URL) => boolean): void {
  locked.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(details.isMainFrame && allowed(permission, originOf(details.requestingUrl)));
  });
  locked.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    allowed(permission, requestingOrigin),
  );
  locked.setDevicePermissionHandler(() => false);
  // Also keeps it from fetching dictionaries.
  locked.setSpellCheckerEnabled(false);
  locked.on('will-download', (event) => event.preventDefault());
  locked.webRequest.onBeforeRequest((details, answer) => {
    let ours = false;
    try {
      ours = mayRequest(new URL(details.url));
    } catch {
      // Not a URL: nothing that may leave.
    }
    answer({ cancel: !ours });
  });
}

function lockContents(contents: WebContents): void {
  const stay = (event: { url: string; preventDefault(): void }): void => {
    const here = contents.getURL().split(/[?#]/)[0];
    // A page may load itself again (hot reload does); it may go nowhere else.
    if (!here || event.url.split(/[?#]/)[0] !== here) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Without it a page could reach out over UDP, past every request filter.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/**
 * Everything a page might do beyond drawing itself is refused, in every session and window there will ever be: pages
 * reach app:// alone (in development Vite's server too). Call it once the application is ready.
 */
export function lockDown(devServerUrl: string | null): void {
  const devHost = devServerUrl ? new URL(devServerUrl).host : null;
  const local = ['app:', 'devtools:', 'blob:'];
  const lock = (each: Session): void =>
    lockSession(each, (url) => local.includes(url.protocol) || (devHost !== null && url.host === devHost));

  lock(session.defaultSession);
  app.on('session-created', lock);
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  // The first client certificate that fits would be taken otherwise, which tells a server who sits here.
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
}

/** Lets one session out, the one for CRM calls, which no page lives in. */
export function letOut(crm: Session): void {
  lockSession(crm, (url) => url.protocol === 'https:' || url.protocol === 'http:');
}
