/**
 * The made-up call: a resident rings about a missed bin. Keys only, as an advisor would press them.
 * @param {import('@playwright/test').Page} desk
 * @param {(name: string) => Promise<void>} screenshot
 */
export async function playCall(desk, screenshot) {
  await desk.locator('body').waitFor();
  await screenshot('desk');
}
