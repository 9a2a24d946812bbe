import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export type Certificate = { keyFile: string; certFile: string };

const openssl = (folder: string, ...args: string[]): void => {
  execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
};

/** A certificate authority of a test's own, in a folder of its own. */
export function newAuthority(folder: string, name = 'authority') {
  const file = (what: string): string => path.join(folder, `${name}-${what}.pem`);
  openssl(
    folder,
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-days', '2', '-subj', `/CN=Test ${name}`, '-keyout', file('key'), '-out', file('cert')],
  );
  return {
    caFile: file('cert'),
    /** A server's certificate for one host name, or none that counts: an address is none. */
    issue(host: string, days = 2): Certificate {
      const of = (what: string): string => path.join(folder, `${name}-${host}-${days}-${what}`);
      writeFileSync(of('ext'), `subjectAltName=DNS:${host}\nextendedKeyUsage=serverAuth\n`);
      openssl(
        folder,
        ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
        ...['-subj', `/CN=${host}`, '-keyout', of('key.pem'), '-out', of('csr')],
      );
      openssl(
        folder,
        ...['x509', '-req', '-in', of('csr'), '-CA', file('cert'), '-CAkey', file('key'), '-CAcreateserial'],
        ...['-days', String(days), '-extfile', of('ext'), '-out', of('cert.pem')],
      );
      return { keyFile: of('key.pem'), certFile: of('cert.pem') };
    },
  };
}
