import type { Page } from '@playwright/test';

/** Waits until the status line says something. */
export async function statusSays(page: Page, words: RegExp | string, withinMs = 120_000): Promise<void> {
  await page.getByRole('status', { name: 'Status' }).getByText(words).waitFor({ timeout: withinMs });
}
