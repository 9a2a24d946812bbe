const nothingElse = [
  "default-src 'none'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
];

export type Page = 'desk' | 'vault' | 'display';

/** The policy of a built page. The nonce is for the one style element that React Aria writes. */
export function contentPolicy(page: Page, nonce: string | null): string {
  const styles: Record<Page, string> = {
    desk: `'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    display: "'self'",
    vault: "'none'",
  };
  return [
    ...nothingElse,
    "script-src 'self'",
    `style-src ${styles[page]}`,
    "connect-src 'none'",
    "worker-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** In development Vite writes inline scripts and styles and talks to its server; never in a packaged build. */
export function developmentPolicy(devServer: string): string {
  const { origin } = new URL(devServer);
  return [
    ...nothingElse,
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self'",
    `connect-src 'self' ${origin} ${origin.replace(/^http/, 'ws')}`,
  ].join('; ');
}
