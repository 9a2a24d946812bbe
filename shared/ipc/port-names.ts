/** Spelled apart from the schemas, so that a preload carries these words and no parser. */

/** main → preload: a MessagePort, with `to` saying which process is at its other end. */
export const PORT_CHANNEL = 'port';
/** preload → main: the page asks for its ports, after its listener is in place. */
export const PORT_REQUEST_CHANNEL = 'port:request';
export const PORT_MESSAGE = 'firstpoint:port';

/**
 * `event.data` of the window message by which a preload hands its own page a port (`event.ports[0]`).
 * It comes again whenever the other end was restarted: the page closes its old link and makes a new one.
 */
export type PortHandOver = { type: typeof PORT_MESSAGE; to: 'main' | 'vault' | 'desk' };

/** Where the pages live; main checks every call against these, to the letter. */
export const pageOrigins = { desk: 'app://desk', vault: 'app://vault', display: 'app://display' } as const;
export type PageName = keyof typeof pageOrigins;
/** The pages that get ports: the customer's screen has none. */
export type PortPage = Exclude<PageName, 'display'>;
