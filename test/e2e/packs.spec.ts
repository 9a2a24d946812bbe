import { expect, statusSays, test } from './support/desk-test';
import type { SandboxCrm } from '../sandbox-crm/sandbox-crm';
import type { Page } from '@playwright/test';
import { looks, picture, putOn } from './support/picture';
import { fillMissedBin } from './support/take-call';
import { writeFile } from 'node:fs/promises';

test.use({
  policy: async ({ crm }, use) => {
    const { keyId, publicKey } = crm.packs;
    await use({
      crm: { url: crm.url.replace(/\/$/, ''), enrolmentCode: 'SANDBOX-DESK', production: false },
      sandbox: true,
      packKeys: [{ keyId, publicKey }],
    });
  },
});

const packButton = (page: Page) => page.getByRole('contentinfo').getByRole('button', { name: /pack/i });

/** Has the desk ask for a pack now, as IT would, and leaves the dialog open. */
async function look(page: Page): Promise<void> {
  await packButton(page).click();
  await page.getByRole('button', { name: 'Look for a newer one' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Asked at');
}

type Offer = Parameters<SandboxCrm['packs']['deliver']>[0];

async function isRefused(page: Page, crm: SandboxCrm, offer: Offer, says: RegExp): Promise<void> {
  await crm.packs.deliver(offer);
  await look(page);
  await expect(page.getByRole('dialog').locator('.trouble')).toHaveText(says);
  await page.keyboard.press('Escape');
}

test('a pack is delivered, a call that is open keeps its version, and a wrong pack is refused in words', async ({
  start,
  crm,
}, info) => {
  const desk = await start();
  const { page } = desk;
  await statusSays(page, 'Online');
  await expect(packButton(page)).toHaveText(/pack 2026\.11/i);

  const keys = await fillMissedBin(page, {
    address: '12 Made-up Lane',
    name: 'Wilhelmina Quartzbright',
    phone: '07700 900123',
    note: 'Lid was shut',
  });
  await crm.packs.deliver('newer');
  const { version } = crm.packs.facts();
  await look(page);
  await expect(page.getByRole('dialog')).toContainText('was begun with pack 2026.11 and keeps it');
  await page.keyboard.press('Escape');
  await expect(packButton(page)).toContainText(version);

  await keys.press('F7');
  await page.getByRole('button', { name: /^Save and close/ }).waitFor();
  await keys.press('F9');
  await page
    .getByText(/Saved\. \w{3}-\w{4}-\w/)
    .first()
    .waitFor();
  await expect.poll(async () => (await crm.enquiries())[0]?.noticePackVersion).toBe('2026.11');

  await isRefused(page, crm, 'bad-signature', /changed after it was signed.*stays in use/);
  await isRefused(page, crm, 'unknown-key', /a key that this PC does not know/);
  await isRefused(page, crm, 'cut-short', /is not whole/);
  await isRefused(page, crm, 'older', /older than the one that was used here/);
  await expect(packButton(page)).toHaveText(
    new RegExp(`${version.replaceAll('.', '\\.')} · another was refused`),
  );
  await look(page);
  await putOn(desk.app, page, 'light');
  await writeFile(info.outputPath('refused.jpg'), await picture(desk.app, page, 'full'));
  await page.keyboard.press('Escape');

  await crm.packs.deliver('run-out');
  await look(page);
  await expect(page.getByRole('dialog')).toContainText(
    /ran out on .* It is still used; ask IT for the new one/,
  );
  for (const one of looks) {
    await putOn(desk.app, page, one);
    await writeFile(info.outputPath(`pack-${one}.jpg`), await picture(desk.app, page, 'full'));
  }
  await putOn(desk.app, page, 'light');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+n');
  await page.getByRole('button', { name: /^Said/ }).waitFor();
  await desk.close();

  // Verified again at the next start.
  const again = await start();
  await statusSays(again.page, 'Online');
  await expect(packButton(again.page)).toContainText(crm.packs.facts().version);
});

test('a rehearsal with an example pack can’t be mistaken for the real thing, in any look', async ({
  start,
}, info) => {
  const { app, page } = await start();
  await page.getByRole('button', { name: 'Practise' }).click();
  await page.getByText('Bro Arfordir').click();
  await writeFile(info.outputPath('practise.jpg'), await picture(app, page, 'full'));
  await page.getByRole('button', { name: 'Begin practice' }).click();
  const banner = page.getByRole('region', { name: 'Practice' });
  for (const one of looks) {
    await putOn(app, page, one);
    await expect(banner).toContainText('PRACTICE · nothing is kept or sent');
    await expect(banner).toBeInViewport();
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(tooWide, `${one} fits the window`).toBe(false);
    await writeFile(info.outputPath(`practice-${one}.jpg`), await picture(app, page, 'full'));
  }
  await putOn(app, page, 'light');
  const title = () =>
    app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((w) => w.webContents.getURL().startsWith('app://desk'))
          ?.getTitle() ?? '',
    );
  await expect.poll(title).toBe('PRACTICE · nothing is kept or sent · Firstpoint');
  await banner.getByRole('button', { name: 'End practice' }).click();
  await writeFile(info.outputPath('review.jpg'), await picture(app, page, 'full'));
  await expect.poll(title).toBe('Firstpoint');
});
