import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readPack } from '../support/read-pack';
import { searchProfile } from '../support/profile-search';
import { expect, test as base } from './support/desk-test';
import { looks, picture, putOn } from './support/picture';
import { withPrinter } from './support/printer';

/** A desk with visitors and no CRM at all: nothing here may need one. */
const test = base.extend({
  policy: async ({ profile }, use) => {
    const packFile = path.join(path.dirname(profile), 'pack.json');
    writeFileSync(packFile, JSON.stringify(readPack('example-reception-handoff')));
    await use({ packFile, packFileUnsigned: true, sandbox: true });
  },
});

const ann = { name: 'Zorah Quillfeather', host: 'Planning' };
const ib = { name: 'Ib Sorrelwick', host: 'Housing' };

async function showVisitors(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Start a call/ }).waitFor();
  await page.keyboard.press('Control+Shift+g');
  await page.getByRole('heading', { name: 'Visitors in the building' }).waitFor();
}

/** By keyboard alone: notice, objection, name, host. */
async function signIn(page: Page, visitor: { name: string; host: string }): Promise<void> {
  await page.keyboard.press('F7');
  await page.getByText('turn the sign to them').waitFor();
  await page.keyboard.press('F7');
  await page.getByText('you can object to this use').waitFor();
  await page.keyboard.press('F7');
  await page.locator('[data-place=visitor-name] input:focus').waitFor();
  await page.keyboard.type(visitor.name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(visitor.host);
  await page.keyboard.press('Enter');
  await page.locator('.visit-last').getByText(`${visitor.name} is signed in with badge`).waitFor();
}

test('visitors are signed in and out by keyboard, their badge is printed, and the roll works with no network and no CRM', async ({
  start,
}, info) => {
  const { app, page } = await start();
  const printed = await withPrinter(app);
  await showVisitors(page);
  await signIn(page, ann);
  await expect(page.getByText('Please tell Planning yourself')).toBeVisible();
  await page.getByRole('button', { name: 'Print badge' }).press('Enter');
  await expect(page.locator('.visit-last')).toContainText('Paper is outside the purge');
  await signIn(page, ib);
  await expect(page.getByText('In the building: 2 visitors')).toBeVisible();

  await page.keyboard.press('Escape');
  await app.evaluate(({ session }) => session.defaultSession.enableNetworkEmulation({ offline: true }));
  await page.keyboard.press('Control+Shift+e');
  const roll = page.getByRole('dialog', { name: 'Evacuation roll' });
  await expect(roll.getByText('The roll is printed.')).toBeVisible();
  for (const { name, host } of [ann, ib]) {
    await expect(roll.getByRole('cell', { name })).toBeVisible();
    await expect(roll.getByRole('cell', { name: host })).toBeVisible();
  }
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations).toEqual([]);

  const [badge, paper] = await printed();
  expect(badge?.silent).toBe(false);
  expect(badge?.text).toMatch(
    /Example Reception Council\W+Visitor 1\s+Zorah\s+Quillfeather\s+visiting Planning/,
  );
  expect(badge?.text, 'a badge has nobody else on it').not.toContain('Start a call');
  expect(paper?.silent, 'in a fire nobody answers a question').toBe(true);
  expect(paper?.text).toMatch(/Evacuation roll/);
  expect(paper?.text).toContain('In the building: 2 visitors');
  expect(paper?.text).toMatch(/1\s+Zorah Quillfeather\s+Planning\s+\d\d:\d\d/);
  expect(paper?.text).toMatch(/2\s+Ib Sorrelwick\s+Housing\s+\d\d:\d\d/);
  expect(paper?.text).not.toContain('Print again');
  for (const look of looks) {
    await putOn(app, page, look);
    await writeFile(info.outputPath(`roll-${look}.jpg`), await picture(app, page, 'full'));
  }
  await putOn(app, page, 'light');
  await page.keyboard.press('Escape');

  await showVisitors(page);
  await page.keyboard.press('Control+1');
  await expect(page.getByText('In the building: one visitor')).toBeVisible();
  await expect(page.getByText(/left \d\d:\d\d/)).toBeVisible();
});

test('without a printer the roll is on screen, over the cover too, and says so', async ({ start }) => {
  const { page } = await start();
  await showVisitors(page);
  await signIn(page, ann);
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: 'Covered' }).waitFor();
  await page.keyboard.press('Control+Shift+e');
  const roll = page.getByRole('dialog', { name: 'Evacuation roll' });
  await expect(roll.getByRole('cell', { name: ann.name })).toBeVisible();
  await expect(roll.getByText('This PC has no printer. Read the names out from here.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Covered' })).toBeVisible();
});

test('visitors outlast a crash, and lie on the disk sealed only', async ({ start, profile }) => {
  const first = await start();
  await showVisitors(first.page);
  await signIn(first.page, ann);
  await first.kill();
  const again = await start();
  await again.page.getByRole('button', { name: /^Start a call/ }).waitFor();
  await again.page.keyboard.press('Control+Shift+e');
  await expect(again.page.getByRole('dialog').getByRole('cell', { name: ann.name })).toBeVisible();
  await again.kill();
  const { found, files } = searchProfile(profile, ['Quillfeather']);
  expect(files).toBeGreaterThan(20);
  expect(found).toEqual([]);
});

test('the visitors are good to read in every look', async ({ start }, info) => {
  const { app, page } = await start();
  await showVisitors(page);
  await signIn(page, ann);
  await signIn(page, {
    name: 'Maximiliana Featherstonehaugh-Cholmondeley',
    host: 'Electoral Services and Licensing',
  });
  await page.keyboard.press('Control+1');
  await page.getByText('Left today').waitFor();
  const shoot = async (name: string): Promise<void> => {
    for (const look of looks) {
      await putOn(app, page, look);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(tooWide, `${name} ${look} fits the window`).toBe(false);
      await writeFile(info.outputPath(`${name}-${look}.jpg`), await picture(app, page, 'full'));
    }
    await putOn(app, page, 'light');
    expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([]);
  };
  await shoot('list');
  await page.keyboard.press('F7');
  await page.getByText('turn the sign to them').waitFor();
  await shoot('notice');
  await page.keyboard.press('F7');
  await page.keyboard.press('F7');
  await page.locator('[data-place=visitor-name] input:focus').waitFor();
  await shoot('form');
});
