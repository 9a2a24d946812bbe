// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NoticeScreen } from '../../../renderer/display/notice-screen';
import type { NoticeDisplay } from '../../../shared/ipc/display-contract';

const notice: NoticeDisplay = {
  state: 'notice',
  showId: '01935d2e-0000-7000-8000-000000000001',
  council: 'Example Council',
  languages: ['en', 'cy'],
  parts: [{ heading: { en: 'Why', cy: 'Pam' }, body: { en: 'To help you.', cy: 'I’ch helpu.' } }],
  link: 'council.example/privacy',
  kept: { on: '2026-12-23', period: 'P1M', from: 'passed' },
  objection: true,
};
const user = userEvent.setup({ delay: null });
let root: Root;
let answers: unknown[];

beforeEach(() => {
  answers = [];
  const display = {
    answer: (said: unknown) => {
      answers.push(said);
      return Promise.resolve({ ok: true, value: null });
    },
  };
  Object.defineProperty(window, 'display', { value: display, configurable: true });
  // The page of a test has no layout, and the right to object has a page of its own.
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  root = createRoot(document.body.appendChild(document.createElement('div')));
  flushSync(() => root.render(<NoticeScreen notice={notice} />));
});
afterEach(() => {
  flushSync(() => root.unmount());
  document.body.replaceChildren();
});

const page = (): HTMLElement => screen.getByRole('main');
/** Later than a finger that taps twice. */
function pressLater(name: string): void {
  const click = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(click, 'timeStamp', { value: Date.now() + 10_000 });
  screen.getByRole('button', { name }).dispatchEvent(click);
}

test('a screen reader hears each page as it comes, in its language, and what was answered', async () => {
  expect(page().getAttribute('aria-live')).toBe('polite');
  expect(within(page()).getByRole('heading', { level: 1 })).toBeTruthy();
  expect(within(page()).getByRole('heading', { name: 'Why' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Cymraeg' }).lang).toBe('cy');
  await user.click(screen.getByRole('button', { name: 'Cymraeg' }));
  expect(page().closest('[lang]')?.getAttribute('lang')).toBe('cy');
  expect(within(page()).getByRole('heading', { name: 'Pam' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'English' }));
  await user.click(screen.getByRole('button', { name: 'Next' }));
  expect(within(page()).getByRole('heading', { name: 'You can object' })).toBeTruthy();
  expect(within(page()).queryByRole('heading', { name: 'Why' })).toBeNull();
  pressLater('I have read it');
  expect(await within(page()).findByText(/^Thank you\. The person at the desk knows/)).toBeTruthy();
  expect(answers).toEqual([{ showId: notice.showId, answer: 'read', language: 'en' }]);
});

test('who works by keyboard goes on from the text where the button they pressed is gone', async () => {
  const next = screen.getByRole('button', { name: 'Next' });
  next.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(page()));
  await user.keyboard('{Tab}{Tab}{Tab}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'I have read it' }));
  pressLater('I have read it');
  await within(page()).findByText(/^Thank you/);
  await waitFor(() => expect(document.activeElement).toBe(page()));
});

test('who turns back keeps their place, and nothing takes it when the screen is drawn', async () => {
  expect(document.activeElement).toBe(document.body);
  await user.click(screen.getByRole('button', { name: 'Next' }));
  screen.getByRole('button', { name: 'Back' }).focus();
  await user.keyboard('{Enter}');
  expect(within(page()).getByRole('heading', { name: 'Why' })).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(page()));
});
