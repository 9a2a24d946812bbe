import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Certificate } from './certificates';

export type Received = { from: string; to: string[]; raw: string };
/** What the server does with the next messages; the last one stays. */
export type Manner = 'takes' | 'reset-after-data' | { at: 'rcpt' | 'data'; code: number; says: string };

type Options = {
  certificate: Certificate;
  /** TLS from the first byte, or STARTTLS. */
  implicit?: boolean;
  /** Takes the offer of STARTTLS away, as somebody on the line would. */
  stripped?: boolean;
  login?: { user: string; password: string };
  /** Milliseconds before it answers RCPT. */
  slow?: number;
  /** The port it had before it went away. */
  port?: number;
};

const refusal = ({ code, says }: { code: number; says: string }): Error =>
  Object.assign(new Error(says), { responseCode: code });

/** A mail server on loopback that errs in the manner asked for, and keeps what it took. */
export async function startMailServer(options: Options) {
  const taken: Received[] = [];
  /** Everything that came as far as the end of DATA, answered or not. */
  const heard: Received[] = [];
  const manners: Manner[] = ['takes'];
  const sockets = new Set<Socket>();
  let connections = 0;
  const manner = (): Manner => manners[0] ?? 'takes';
  const next = (): void => {
    if (manners.length > 1) manners.shift();
  };

  const settings: SMTPServerOptions = {
    secure: options.implicit ?? false,
    key: readFileSync(options.certificate.keyFile),
    cert: readFileSync(options.certificate.certFile),
    authOptional: !options.login,
    allowInsecureAuth: false,
    disabledCommands: [...(options.stripped ? ['STARTTLS'] : []), ...(options.login ? [] : ['AUTH'])],
    logger: false,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onAuth({ username, password }, _session, done) {
      const { user, password: wanted } = options.login ?? { user: '', password: '' };
      if (username === user && password === wanted) done(null, { user });
      else done(refusal({ code: 535, says: '5.7.8 Wrong user or password' }));
    },
    onRcptTo(_address, _session, done) {
      const now = manner();
      const answer = (): void => {
        if (typeof now !== 'object' || now.at !== 'rcpt') return done();
        next();
        done(refusal(now));
      };
      if (options.slow) setTimeout(answer, options.slow);
      else answer();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const one = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        };
        heard.push(one);
        const now = manner();
        next();
        if (now === 'reset-after-data') {
          // It has the message, and the line breaks before its answer: what an outbox has to live with.
          taken.push(one);
          for (const socket of sockets) socket.destroy();
          return;
        }
        if (typeof now === 'object' && now.at === 'data') return done(refusal(now));
        taken.push(one);
        done();
      });
    },
  };
  const server = new SMTPServer(settings);
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    heard,
    connections: () => connections,
    behaves(...all: Manner[]): void {
      manners.splice(0, manners.length, ...all);
    },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
export type MailServerAtWork = Awaited<ReturnType<typeof startMailServer>>;

/** A header of a message, unfolded. */
export function headerOf(raw: string, name: string): string | null {
  const head = (raw.split(/\r?\n\r?\n/)[0] ?? '').replaceAll(/\r?\n[ \t]+/g, ' ');
  const line = head.split(/\r?\n/).find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line === undefined ? null : line.slice(name.length + 1).trim();
}
