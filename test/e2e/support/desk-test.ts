import { test as base, expect, type Page } from '@playwright/test';
import { startSandboxCrm, type SandboxCrm } from '../../sandbox-crm/sandbox-crm';
import { demonstrationRole } from '../../support/demonstration-role';
import { newProfile, startDesk, type DeskApp, type DeskOptions } from './desk-app';

type TestFixtures = {
  profile: string;
  policy: Record<string, unknown>;
  /** Starts Firstpoint on this test's profile, as often as wanted; all are ended after the test. */
  start: (more?: Partial<DeskOptions>) => Promise<DeskApp>;
  /** The worker's CRM, emptied and without faults. */
  crm: SandboxCrm;
};

export const test = base.extend<TestFixtures, { sharedCrm: SandboxCrm }>({
  sharedCrm: [
    async ({}, use) => {
      const server = await startSandboxCrm();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  crm: async ({ sharedCrm }, use) => {
    await sharedCrm.reset();
    await use(sharedCrm);
    sharedCrm.faults.set({ mode: 'none' });
    expect(sharedCrm.bugs, 'the sandbox CRM kept its own contract').toEqual([]);
  },
  profile: async ({}, use) => {
    const made = newProfile();
    await use(made.profile);
    made.remove();
  },
  policy: async ({ crm }, use) => {
    const url = crm.url.replace(/\/$/, '');
    await use({
      crm: { url, enrolmentCode: 'SANDBOX-DESK', production: false },
      sandbox: true,
      roles: [demonstrationRole],
    });
  },
  start: async ({ profile, policy }, use, info) => {
    const started: DeskApp[] = [];
    await use(async (more) => {
      const one = await startDesk({ profile, policy, ...more });
      started.push(one);
      return one;
    });
    const failed = info.status !== info.expectedStatus;
    for (const [i, one] of started.entries()) {
      // A run that went wrong leaves a picture of what the advisor saw.
      if (failed)
        await one.page.screenshot({ path: info.outputPath(`desk-${i + 1}.png`) }).catch(() => undefined);
      await one.kill();
    }
  },
});

/** Waits until the status line says something. */
export async function statusSays(page: Page, words: RegExp | string): Promise<void> {
  await expect(page.getByRole('status', { name: 'Status' })).toContainText(words);
}
export { expect };
