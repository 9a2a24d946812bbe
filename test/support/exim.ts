import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { Certificate } from './certificates';
import { freePort } from './free-port';

const unpacked = path.resolve(import.meta.dirname, '../../node_modules/.cache/firstpoint-exim/usr');
/** Exim refuses to work as root's; who runs the tests as root has it run as nobody. */
const NOBODY = 65_534;

type Options = {
  /** An empty folder of its own. */
  folder: string;
  certificate: Certificate;
  login: { user: string; password: string };
};

/** Takes mail for `council.example` but for `nobody`; `later` is put off once for each sender's address. */
const configOf = (
  folder: string,
  { certFile, keyFile }: Certificate,
  { user, password }: Options['login'],
  port: number,
) => `
primary_hostname = mail.council.example
spool_directory = ${folder}/spool
log_file_path = ${folder}/%slog
pid_file_path = ${folder}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
keep_environment = *
tls_advertise_hosts = *
tls_certificate = ${certFile}
tls_privatekey = ${keyFile}
auth_advertise_hosts = \${if def:tls_in_cipher {*}{}}
acl_smtp_mail = mail
acl_smtp_rcpt = rcpt
acl_smtp_data = data
deliver_drop_privilege = true
never_users =
host_lookup =
begin acl
mail:
  require message = encryption is required
          encrypted = *
  accept
rcpt:
  deny condition = \${if eq{$local_part}{nobody}}
       message = <$local_part@$domain> is nobody here
  defer condition = \${if eq{$local_part}{later}}
        message = greylisted, try again
  deny message = sign in first
       !authenticated = *
  accept domains = council.example
  deny message = relaying is not for you
data:
  accept
begin routers
all:
  driver = accept
  transport = files
begin transports
files:
  driver = appendfile
  directory = ${folder}/mail
  create_directory
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{${user}}}{eq{$auth3}{${password}}}}}
  server_set_id = $auth2
`;

const libraries = (): string => {
  const folder = readdirSync(path.join(unpacked, 'lib')).find((name) => name.endsWith('-linux-gnu'));
  if (!folder) throw new Error('run node build/set-up.mjs: Debian’s mail server is not unpacked');
  return path.join(unpacked, 'lib', folder);
};

/** Resolves when it greets; rejects with what it said when it ended instead. */
async function greets(child: ChildProcess, port: number): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<never>((_, reject) => {
    child.on('exit', () => reject(new Error(`Exim did not start: ${said}`)));
    child.on('error', reject);
  });
  const tryOnce = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.on('data', () => (socket.destroy(), resolve(true)));
      socket.on('error', () => resolve(false));
    });
  const greeted = async (): Promise<void> => {
    while (!(await tryOnce())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await Promise.race([greeted(), ended]);
}

/** Debian's Exim on loopback, as an ordinary user, with TLS; what it delivered are files. */
export async function startExim({ folder, certificate, login }: Options) {
  if (!existsSync(unpacked))
    throw new Error('run node build/set-up.mjs: Debian’s mail server is not unpacked');
  const asRoot = process.getuid?.() === 0;
  const uid = asRoot ? NOBODY : process.getuid?.();
  const gid = asRoot ? NOBODY : process.getgid?.();
  const port = await freePort();
  const inbox = path.join(folder, 'mail');
  mkdirSync(inbox);
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const config = file('exim.conf', configOf(folder, certificate, login, port));
  // The user that Debian builds Exim for need not be there: this process is it.
  const passwd = file('passwd', `root:x:0:0::/:/bin/sh\nDebian-exim:x:${uid}:${gid}::${folder}:/bin/sh\n`);
  const group = file('group', `root:x:0:\nDebian-exim:x:${gid}:\nmail:x:8:\n`);
  if (asRoot)
    for (const one of ['', 'mail', ...readdirSync(folder)]) chownSync(path.join(folder, one), NOBODY, NOBODY);
  const libs = libraries();
  const child = spawn(path.join(unpacked, 'sbin/exim4'), ['-C', config, '-bdf'], {
    env: {
      LD_LIBRARY_PATH: libs,
      LD_PRELOAD: path.join(libs, 'libnss_wrapper.so'),
      NSS_WRAPPER_PASSWD: passwd,
      NSS_WRAPPER_GROUP: group,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(asRoot && { uid, gid }),
  });
  await greets(child, port);
  const delivered = (): string[] => {
    const files = readdirSync(inbox).filter((name) => name.startsWith('q'));
    return files.map((name) => readFileSync(path.join(inbox, name), 'utf8'));
  };
  return {
    port,
    delivered,
    log: () => readFileSync(path.join(folder, 'mainlog'), 'utf8'),
    async close(): Promise<void> {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    },
  };
}
