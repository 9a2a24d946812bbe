// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/dom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useDeskView } from '../../../renderer/state/desk-view';
import { madeUpCallers } from '../../../renderer/state/made-up-callers';
import { useOpenCall } from '../../../renderer/state/open-call';
import { practiceDraft, practiceHome } from '../../../renderer/state/practice-home';
import { callDraft } from '../../../shared/domain/call-draft';
import { readReference } from '../../../shared/domain/reference';
import { vaultInputs } from '../../../shared/ipc/vault-contract';
import { builtInPack } from '../../../shared/packs/built-in';
import { openDesk, type OpenDesk } from './support/open-desk';

const frame = (): Element | null => document.querySelector('.desk-practice');
const banner = (): HTMLElement | null => screen.queryByRole('region', { name: 'Practice' });

let desk: OpenDesk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

async function begin(): Promise<void> {
  await desk.user.click(await screen.findByRole('button', { name: 'Practise' }));
  await desk.user.click(await screen.findByRole('button', { name: 'Begin practice' }));
  await screen.findByText(/you’re speaking to Demo Officer/);
}

describe('practice', () => {
  test('runs a whole call without one message to the vault, and looks back at it', async () => {
    await begin();
    const { asked } = desk.vault.state;
    const before = asked.length;
    expect(frame()).not.toBeNull();
    expect(banner()?.textContent).toContain('PRACTICE · nothing is kept or sent');
    expect(document.title).toContain('PRACTICE');
    expect(screen.getByText('Sample Caller')).toBeTruthy();
    expect(screen.getByText('practice 1')).toBeTruthy();

    await desk.user.keyboard('{F7}{F7}');
    await desk.user.keyboard('y');
    await desk.user.keyboard('mis');
    await screen.findByRole('option', { name: /Missed bin/ });
    await desk.user.keyboard('{Enter}');
    await desk.user.type(screen.getByRole('textbox', { name: 'Address' }), '1 Example');
    await desk.user.keyboard('{Control>}e{/Control}');
    await waitFor(() => expect(screen.getByText('practice 2')).toBeTruthy());
    await desk.user.click(within(banner() as HTMLElement).getByRole('button', { name: 'End practice' }));

    const said = await screen.findByRole('region', { name: 'Said and done' });
    expect(said.textContent).toMatch(/opening.*objection/);
    expect(screen.getByRole('region', { name: 'Missed' }).textContent).toContain('Say the closing sentence');
    expect(frame()).toBeNull();
    expect(document.title).toBe('Firstpoint');
    expect(asked.slice(before)).toEqual([]);
    expect(desk.vault.state.calls.size).toBe(0);
  });

  test('is gone at once, with its frame, when a real call is started', async () => {
    await begin();
    await desk.user.keyboard('{Control>}n{/Control}');
    expect(frame()).toBeNull();
    await waitFor(() => expect(useOpenCall.getState().call?.home.practice).toBeNull());
    expect(readReference(useOpenCall.getState().call?.active.reference ?? '')).not.toBeNull();
    expect(desk.vault.state.calls.size).toBe(1);
    expect(screen.queryByRole('region', { name: 'Missed' })).toBeNull();
  });

  test('makes nothing that the vault’s door would let in, or that reads like a reference', () => {
    const [caller] = madeUpCallers;
    if (!caller) throw new Error('nobody to play');
    const home = practiceHome(caller);
    const choice = { pack: builtInPack(), channel: 'phone' as const, language: 'en' as const, caller };
    const draft = practiceDraft(choice, home.first, '2026-11-25T10:00:00.000+00:00');
    expect(callDraft.safeParse(draft).success).toBe(false);
    expect(vaultInputs['call.save'].safeParse({ draft }).success).toBe(false);
    expect(vaultInputs['call.add-enquiry'].safeParse({ callId: draft.id }).success).toBe(false);
    expect(readReference(home.first.reference)).toBeNull();
  });

  test('shows each of two notices that were given, though they read the same in the review', async () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const twice = ['notice 2026.11 given', 'notice 2026.11 given'];
    await screen.findByRole('button', { name: 'Practise' });
    useDeskView.setState({
      middle: {
        kind: 'practice-review',
        review: { said: twice, besides: twice, missed: twice, lookOut: '' },
      },
    });
    expect(await screen.findAllByText(/notice 2026.11 given/)).toHaveLength(6);
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });
});
