import { createHash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import net from 'node:net';

/** Where a lock is held: each is given back by the operating system the moment its holder ends, however it ends. */
export type LockPlace = 'abstract-socket' | 'named-pipe' | 'loopback-port';

export type FolderLock =
  | {
      ok: true;
      /** Tells whoever finds the folder locked where its holder can be reached. */
      announce(url: string): void;
      release(): Promise<void>;
    }
  | { ok: false; holderUrl: string | null };

const GREETING = 'firstpoint-sandbox-crm';
const PORTS_TO_TRY = 4;

/**
 * Locks a folder for this process; two spellings of one folder are one lock. A lock file would outlive a crash and
 * a process number in it may have been given to another process since: a listening socket does neither.
 */
export async function lockFolder(
  folder: string,
  place: LockPlace = usualPlace(process.platform),
): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const digest = createHash('sha256')
    .update(await realpath(folder))
    .digest();
  const name = digest.toString('hex').slice(0, 32);
  for (const address of addresses(place, name, digest)) {
    const held = await hold(address, name);
    if (held) return held;
    const holder = await ask(address, name);
    if (holder.ours) return { ok: false, holderUrl: holder.url };
    // Only a loopback port can be a stranger's: the next one is tried, by every process in the same order.
  }
  return { ok: false, holderUrl: null };
}

function usualPlace(platform: NodeJS.Platform): LockPlace {
  if (platform === 'linux') return 'abstract-socket';
  return platform === 'win32' ? 'named-pipe' : 'loopback-port';
}

function addresses(place: LockPlace, name: string, digest: Buffer): net.ListenOptions[] {
  if (place === 'abstract-socket') return [{ path: `\0${GREETING}-${name}` }];
  if (place === 'named-pipe') return [{ path: `\\\\.\\pipe\\${GREETING}-${name}` }];
  return Array.from({ length: PORTS_TO_TRY }, (_, i) => ({
    host: '127.0.0.1',
    port: 20_000 + (digest.readUInt16BE(i * 2) % 10_000),
  }));
}

function hold(address: net.ListenOptions, name: string): Promise<FolderLock | null> {
  let url = '';
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(`${GREETING} ${name} ${url}\n`);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
    server.listen({ ...address, exclusive: true }, () => {
      // The lock alone should not keep a process alive that has nothing left to do.
      server.unref();
      resolve({
        ok: true,
        announce: (at) => {
          url = at;
        },
        release: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}

function ask(address: net.ListenOptions, name: string): Promise<{ ours: boolean; url: string | null }> {
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect(address as net.NetConnectOpts);
    socket.setEncoding('utf8').setTimeout(2_000, () => socket.destroy());
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      const [greeting, held, url] = text.trim().split(' ');
      // A holder that does not speak within the time given is taken for ours where no one else could be.
      resolve({
        ours: address.path !== undefined || (greeting === GREETING && held === name),
        url: url || null,
      });
    });
  });
}
