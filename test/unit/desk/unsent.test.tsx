// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import { supervisionRows } from '../../../renderer/copy/supervise-words';
import { doneWith, whyUnsent } from '../../../renderer/copy/unsent-words';
import type { UnsentLine } from '../../../shared/ipc/unsent-contract';
import { demonstrationCode } from '../../support/demonstration-role';
import { memoryVault, type MemoryVault } from './support/memory-vault';
import { expectFocusOn, openDesk, type OpenDesk } from './support/open-desk';
import { unsentLine as line } from './support/unsent-line';

let desk: OpenDesk | null = null;
afterEach(() => desk?.close());

const printed: UnsentLine = {
  ...line,
  why: { kind: 'aside' },
  paper: { way: 'paper', at: '2026-11-28T10:42:00.000+00:00', officerId: 'demo', printed: true },
};

function stuck(...lines: UnsentLine[]): MemoryVault {
  const vault = memoryVault();
  vault.state.unsent.lines = lines;
  const { outbox } = vault.state.status;
  vault.state.status = {
    ...vault.state.status,
    connectivity: { ...vault.state.status.connectivity, state: 'offline' },
    outbox: {
      ...outbox,
      queued: lines.length,
      oldestUnsentAt: line.since,
      overdue: { count: lines.length, after: 'P7D' },
    },
  };
  return vault;
}

async function openPane(vault: MemoryVault): Promise<HTMLElement> {
  desk = openDesk({ vault });
  await desk.user.click(await screen.findByRole('button', { name: /longer than 7 days/ }));
  await screen.findByRole('heading', { name: 'Unsent and old' });
  return screen.findByRole('article', { name: line.reference });
}
const done = (vault: MemoryVault) => vault.state.unsent.done;
/** By keyboard alone, to the control of this name. */
async function tabTo(name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    const at = document.activeElement;
    if (name.test(`${at?.getAttribute('aria-label') ?? ''}${at?.textContent ?? ''}`)) return;
    await desk?.user.tab();
  }
  throw new Error(`Tab never came to ${name}`);
}

test('each reason is said in words: no network, refused, on paper, and what else was done with it', () => {
  const { status } = stuck(line).state;
  const at = '2026-11-28';
  expect(whyUnsent(line, status, at)).toMatch(/^The CRM has not answered since .* It goes by itself/);
  const why = { kind: 'rejected', crmSays: 'no such team', problemType: 'about:blank' } as const;
  expect(whyUnsent({ ...line, why: { kind: 'parked', why } }, status, at)).toContain('found something in it');
  expect(whyUnsent(printed, status, at)).toContain('Printed 10:42');
  expect(whyUnsent({ ...line, why: { kind: 'waits', tries: 2 } }, status, at)).toContain('tried 2 times');
  expect(doneWith({ ...line, file: { at: '2026-11-28T10:42:00.000+00:00', toDesk: 'B2C' } }, at)).toEqual([
    'Exported 10:42 to be sent by desk B2C. It stays here until the CRM has it.',
  ]);
});

test('the alarm, the waiting column, the day sheet and the palette lead to what is not sent', async () => {
  const vault = stuck(line);
  const card = await openPane(vault);
  expect(within(card).getByText(/Waiting since Thu 19 Nov, 10:42/)).toBeTruthy();
  for (const name of ['Send now', 'Export for another desk…', 'Hand over on paper…', 'Destroy…'])
    expect(within(card).getByRole('button', { name })).toBeTruthy();
  await desk?.user.keyboard('{Escape}');
  await desk?.user.click(await screen.findByRole('button', { name: /1 not sent for over seven days/ }));
  await screen.findByRole('heading', { name: 'Unsent and old' });
  await desk?.user.keyboard('{Escape}{Control>}k{/Control}');
  await screen.findByRole('combobox');
  await desk?.user.keyboard('not sent{Enter}');
  expect(await screen.findByRole('heading', { name: 'Unsent and old' })).toBeTruthy();
});

test('by keyboard alone it is sent now', async () => {
  const vault = stuck(line);
  await openPane(vault);
  await tabTo(/^Send now/);
  await desk?.user.keyboard('{Enter}');
  await waitFor(() =>
    expect(done(vault)).toEqual([{ method: 'unsent.send-now', input: { enquiryId: line.enquiryId } }]),
  );
});

test('exported for another desk: its signs are checked, the code is shown once and gone with the dialog', async () => {
  const vault = stuck(line);
  await openPane(vault);
  await tabTo(/^Export for another desk/);
  await desk?.user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Export 1 enquiry for another desk' });
  await desk?.user.keyboard('k7m');
  expect(await within(dialog).findByText('Those are this desk’s own.')).toBeTruthy();
  await desk?.user.keyboard('{Enter}');
  expect(done(vault)).toEqual([]);
  await desk?.user.keyboard('{Backspace}{Backspace}{Backspace}b2c{Enter}');
  expect((await within(dialog).findByLabelText('Code')).textContent).toBe('ABCDE-FGHJK-MNPQR-STVWX-YZ012');
  await desk?.user.keyboard('{Escape}');
  expect(within(dialog).getByLabelText('Code'), 'a stray Esc does not lose the code').toBeTruthy();
  expect(done(vault)).toEqual([
    { method: 'unsent.export', input: { enquiryIds: [line.enquiryId], toDesk: 'B2C' } },
  ]);
  await desk?.user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.body.textContent).not.toContain('ABCDE');
});

test('of more than one file holds the first are exported, those in no file yet before the others, and it is said', async () => {
  const idOf = (n: number): string => `01935d2e-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const file = { at: '2026-11-28T10:42:00.000+00:00', toDesk: 'B2C' };
  const many = Array.from({ length: 202 }, (_, i) => ({
    ...line,
    enquiryId: idOf(i + 1),
    reference: i === 0 ? line.reference : `K7M-${String(i).padStart(4, '0')}-X`,
    file: i < 3 ? file : null,
  }));
  const vault = stuck(...many);
  await openPane(vault);
  // Asked of the text alone: names of a thousand buttons take jsdom very long.
  screen.getByText('Export 200 for another desk; the rest needs another file…').closest('button')?.focus();
  await desk?.user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  await desk?.user.keyboard('b2c{Enter}');
  await within(dialog).findByLabelText('Code');
  const [asked] = done(vault);
  const { enquiryIds } = asked?.input as { enquiryIds: string[] };
  expect(enquiryIds).toEqual([...many.slice(3), ...many.slice(0, 1)].map(({ enquiryId }) => enquiryId));
}, 60_000);

test.each([true, false])(
  'whether something was added while the file was being saved is said beside its code: %s',
  async (behind) => {
    const vault = stuck(line);
    vault.state.unsent.exports = { code: 'ABCDE-FGHJK-MNPQR-STVWX-YZ012', noted: true, behind };
    await openPane(vault);
    await tabTo(/^Export for another desk/);
    await desk?.user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog');
    await desk?.user.keyboard('b2c{Enter}');
    await within(dialog).findByLabelText('Code');
    const says = within(dialog).queryAllByText(/added while the file was being saved/);
    expect(says).toHaveLength(behind ? 1 : 0);
  },
);

test('a disk without room says so in the dialog, and nothing is shown as made', async () => {
  const vault = stuck(line);
  const say = 'There is no room for the file there.';
  vault.state.troubles.set('unsent.export', { kind: 'full', say });
  await openPane(vault);
  await tabTo(/^Export for another desk/);
  await desk?.user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  await desk?.user.keyboard('b2c{Enter}');
  expect(await within(dialog).findByText(say)).toBeTruthy();
  expect(within(dialog).queryByLabelText('Code')).toBeNull();
});

test('taken in from another desk: this desk’s signs, the file, then the code', async () => {
  const vault = memoryVault();
  desk = openDesk({ vault });
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('combobox');
  await desk.user.keyboard('take in{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Take in from another desk' });
  expect(within(dialog).getByText(/This desk is K7M/)).toBeTruthy();
  await within(dialog).findByRole('button', { name: 'Choose the file…' });
  await desk.user.keyboard('{Enter}');
  expect(await within(dialog).findByText(/A file from desk B2C/)).toBeTruthy();
  vault.state.troubles.set('unsent.take-in', {
    kind: 'wrong-code',
    say: 'That code does not open this file.',
  });
  await desk.user.keyboard('abcde{Enter}');
  expect(await within(dialog).findByText('That code does not open this file.')).toBeTruthy();
  vault.state.troubles.clear();
  await desk.user.keyboard('{Enter}');
  expect(await within(dialog).findByText(/Taken in: B2C-0001-A/)).toBeTruthy();
});

test('printed, it is asked what became of the paper, and a card number in the team’s name is refused', async () => {
  const vault = stuck(printed);
  await openPane(vault);
  await tabTo(/^It was handed over/);
  await desk?.user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: /Has the paper of K7M-3QF2-X been handed over/ });
  await desk?.user.keyboard('Waste 4111 1111 1111 1111');
  expect(await within(dialog).findByText(/card number/)).toBeTruthy();
  const confirm = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Yes, it was handed over' });
  await desk?.user.click(confirm);
  expect(within(dialog).getByRole('alert').textContent).toBe('Take the card number out first.');
  await desk?.user.clear(within(dialog).getByRole('textbox'));
  await desk?.user.type(within(dialog).getByRole('textbox'), 'Waste team{Enter}');
  expect(within(dialog).getByRole('alert').textContent).toBe(
    'Choose first whether it is sent to the CRM too.',
  );
  expect(done(vault)).toEqual([]);
  await desk?.user.click(within(dialog).getByRole('radio', { name: /The paper is enough/ }));
  await desk?.user.click(confirm);
  await waitFor(() =>
    expect(done(vault)).toEqual([
      {
        method: 'unsent.handed-over',
        input: { enquiryId: line.enquiryId, to: 'Waste team', alsoSend: false },
      },
    ]),
  );
});

test('destroyed only with a ground and a second person’s code, which is kept nowhere', async () => {
  const vault = stuck({ ...line, file: { at: '2026-11-28T10:42:00.000+00:00', toDesk: 'B2C' } });
  await openPane(vault);
  await tabTo(/^Destroy/);
  await desk?.user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Destroy K7M-3QF2-X?' });
  expect(within(dialog).getByText(/file for desk B2C still opens there/)).toBeTruthy();
  const destroy = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Destroy it for good' });
  await desk?.user.click(destroy);
  expect(within(dialog).getByRole('alert').textContent).toBe('Choose first why it is destroyed.');
  await desk?.user.click(within(dialog).getByRole('radio', { name: /recorded twice/ }));
  await desk?.user.click(destroy);
  expect(within(dialog).getByRole('alert').textContent).toMatch(/^Their code is still needed/);
  const code = within(dialog).getByLabelText<HTMLInputElement>('Their code');
  expect(code.type).toBe('password');
  vault.state.troubles.set('unsent.destroy', { kind: 'role', say: 'That code is not right.' });
  await desk?.user.type(code, 'wrong');
  await desk?.user.click(destroy);
  expect(await within(dialog).findByText('That code is not right.')).toBeTruthy();
  expect(code.value).toBe('');
  vault.state.troubles.clear();
  await desk?.user.type(code, demonstrationCode);
  await desk?.user.click(destroy);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  vault.state.unsent.lines = [];
  desk?.changed('status');
  await waitFor(() => expectFocusOn(screen.getByRole('heading', { name: 'Unsent and old' })));
  expect(done(vault)).toMatchObject([
    { method: 'unsent.destroy', input: { ground: 'recorded-twice', confirm: { code: demonstrationCode } } },
  ]);
});

test('the supervisor’s view opens with a code, and is forgotten when one leaves it', async () => {
  const vault = memoryVault();
  const { supervision } = vault.state.unsent;
  supervision.byReason = [
    { reason: 'parked-rejected', count: 2, oldest: '2026-11-19T10:42:00.000+00:00', old: 1 },
  ];
  supervision.drafts = { count: 1, oldest: '2026-11-20T10:42:00.000+00:00' };
  expect(supervisionRows(supervision, '2026-11-28')).toEqual([
    ['The CRM refused it', '2', '1', '19 Nov'],
    ['Calls not finished', '1', '', '20 Nov'],
  ]);
  desk = openDesk({ vault });
  await screen.findByRole('button', { name: /Start a call/ });
  const open = async (): Promise<void> => {
    await desk?.user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await desk?.user.keyboard('supervisor{Enter}');
    await screen.findByRole('heading', { name: 'Supervisor’s view' });
  };
  await open();
  expect(screen.queryByText('The CRM refused it')).toBeNull();
  await desk.user.type(await screen.findByLabelText('Their code'), `${demonstrationCode}{Enter}`);
  expect(await screen.findByText('The CRM refused it')).toBeTruthy();
  await desk.user.keyboard('{Escape}');
  await open();
  expect(screen.queryByText('The CRM refused it')).toBeNull();
});
