import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newAuthority } from '../../support/certificates';
import { startMailServer, type MailServerAtWork } from '../../support/mail-server';
import { test as council } from './council-test';

export type Mail = {
  authority: ReturnType<typeof newAuthority>;
  stranger: ReturnType<typeof newAuthority>;
  /** Starts a mail server; ended after the test. */
  serve(options?: Partial<Parameters<typeof startMailServer>[0]>): Promise<MailServerAtWork>;
  folder: string;
};

/** A council's desk beside real mail servers on loopback. */
export const test = council.extend<{ mail: Mail }>({
  mail: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-mail-'));
    const running: MailServerAtWork[] = [];
    const authority = newAuthority(folder);
    await use({
      ...{ authority, folder, stranger: newAuthority(folder, 'stranger') },
      async serve(options = {}) {
        const one = await startMailServer({ certificate: authority.issue('localhost'), ...options });
        running.push(one);
        return one;
      },
    });
    await Promise.all(running.map((one) => one.close()));
    rmSync(folder, { recursive: true, force: true });
  },
});

export const mailFrom = { from: 'reception@council.example', fromName: 'Reception' };

/** IT's settings for a server of this test. */
export const mailSettings = (mail: Mail, port: number, more: object = {}) => ({
  ...mailFrom,
  server: { host: 'localhost', port, tls: 'starttls', caFile: mail.authority.caFile, ...more },
});
