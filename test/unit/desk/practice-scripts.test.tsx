// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { practiceWords } from '../../../renderer/copy/practice-words';
import { words } from '../../../renderer/copy/words';
import { writeField } from '../../../renderer/state/call-writing';
import { pickService } from '../../../renderer/state/form-change';
import { useOpenCall } from '../../../renderer/state/open-call';
import { endPractice } from '../../../renderer/state/practice';
import type { Channel } from '../../../shared/domain/primitives';
import { examplePacks } from '../../../shared/packs/example-packs';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import type { PackService } from '../../../shared/packs/schema/service';
import type { ScriptRole } from '../../../shared/packs/schema/script';
import { fieldsAsked, scriptOf, staffLabel } from '../../../shared/packs/lookup';
import { reasonFirst } from '../../../shared/policy/delicate-fields';
import { openDesk, type OpenDesk } from './support/open-desk';

type Rehearsal = { id: string; name: string; pack: CouncilPack; channel: Channel };

const packs = await Promise.all(
  examplePacks.map(async ({ id, name, load }) => ({ id, name, pack: await load() })),
);
const sides = ['reason', 'volunteered', 'refusal', 'representative', 'consent', 'payment'] as const;
/** What the review calls each. */
const besides: Record<(typeof sides)[number], RegExp> = {
  reason: /why you asked: .+ → /,
  volunteered: /something sensitive, told unasked/,
  refusal: /they’d rather not say: .+ → /,
  representative: /someone speaks for them/,
  consent: /the optional question: .+ → /,
  payment: /how they can pay/,
};

let desk: OpenDesk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const call = () => useOpenCall.getState().call!;
const keys = (text: string): Promise<void> => desk.user.keyboard(text);

/** Presses what the script in front is answered with, the first of several, until `isOver`. */
async function goThrough(isOver: () => boolean): Promise<void> {
  for (let step = 0; !isOver(); step++) {
    expect(step, 'a script that comes to its end').toBeLessThan(30);
    const shown = call().front?.shown;
    await keys(shown?.kind === 'ask' ? (shown.answers[0]?.key ?? '') : '{F7}');
  }
}

/** From the start screen to the service, as an advisor does it. */
async function begin({ pack, name, channel }: Rehearsal): Promise<void> {
  await desk.user.click(await screen.findByRole('button', { name: 'Practise' }));
  await desk.user.click(await screen.findByRole('radio', { name }));
  await desk.user.click(screen.getByRole('radio', { name: practiceWords.dialog.channels[channel] }));
  await desk.user.click(await screen.findByRole('button', { name: 'Begin practice' }));
  await waitFor(() => expect(useOpenCall.getState().call?.setting.pack.controllerId).toBe(pack.controllerId));
  if (call().step.kind === 'language') await keys(words.languageChoice[call().draft.language].key);
  await goThrough(() => call().front === null);
  await keys('y');
  await goThrough(() => call().front === null);
}

/** A service that asks for a reason first on this channel, where there is one. */
function asksFirst({ pack, channel }: Pick<Rehearsal, 'pack' | 'channel'>) {
  for (const service of pack.services) {
    const field = fieldsAsked(service, channel, false).find((one) => reasonFirst(pack, one) === 'say');
    if (field) return { service, field };
  }
  return null;
}

function fill({ fields }: PackService, fieldId: string): void {
  const field = fields.find(({ id }) => id === fieldId);
  writeField(fieldId, field?.choices?.[0]?.id ?? (field?.kind === 'date' ? '2026-11-20' : 'made up'));
}

/** How each is opened, as an advisor would. */
async function open(role: (typeof sides)[number], rehearsal: Rehearsal): Promise<void> {
  switch (role) {
    case 'reason': {
      const first = asksFirst(rehearsal);
      const { when } = first?.field ?? {};
      if (when) writeField(when.fieldId, when.isOneOf[0] ?? '');
      // A service with a system of its own asks here only while that does not answer.
      if (first?.service.system)
        await desk.user.click(
          screen.getByRole('button', { name: words.form.noAnswer(first.service.system) }),
        );
      const name = words.form.sayWhy(
        staffLabel(rehearsal.pack, first?.field.label ?? '', call().draft.language),
      );
      return desk.user.click(await screen.findByRole('button', { name }));
    }
    case 'volunteered':
      return keys('{Control>}{Shift>}s{/Shift}{/Control}');
    case 'refusal':
      return keys('{Control>}d{/Control}');
    case 'representative':
      return keys('{Control>}b{/Control}');
    case 'consent':
      return keys('{Control>}o{/Control}');
    case 'payment':
      return desk.user.click(screen.getByRole('button', { name: 'They want to pay' }));
  }
}

/** Each once a pack, by turns on the phone and at the desk where it is for both. */
const cases = packs.flatMap(({ id, name, pack }) =>
  sides.flatMap((role, at) => {
    const { channels = [] } = pack.scripts.find((script) => script.role === role) ?? {};
    const channel = channels[at % channels.length];
    // A reason that no service of the pack has a field for is said to nobody.
    if (!channel || (role === 'reason' && !asksFirst({ pack, channel }))) return [];
    return [{ id, name, channel, role, pack }];
  }),
);

test('each side script is in one of the packs that can be rehearsed', () => {
  expect(new Set(cases.map(({ role }) => role as ScriptRole))).toEqual(new Set(sides));
});

test.each(cases)('$id, $channel: $role can be rehearsed to its end, and is looked back at', async (one) => {
  const { pack, role } = one;
  await begin(one);
  const before = desk.vault.state.asked.length;
  const plain = pack.services.find(({ route }) => route !== 'direct-entry');
  const service = role === 'reason' ? asksFirst(one)?.service : plain;
  if (!service) throw new Error('no service');
  expect(pickService(service.id)).toBe(true);
  await goThrough(() => call().front === null || call().step.kind === 'closing');
  if (role === 'consent') {
    // It comes up once everything is written.
    await keys('{Control>}d{/Control}');
    await goThrough(() => call().side === null);
    await desk.user.click(await screen.findByRole('radio', { name: 'Resolved' }));
    for (const need of call().needs) if (need.kind === 'field') fill(service, need.fieldId);
    expect(call().step.kind).toBe('closing');
  }
  await open(role, one);
  expect(call().side?.role).toBe(role);
  expect(screen.getByRole('region', { name: 'Practice' }).textContent).toContain('PRACTICE');
  await goThrough(() => call().side === null);
  endPractice();
  const region = await screen.findByRole('region', { name: 'Besides' });
  expect(region.textContent).toMatch(besides[role]);
  await waitFor(() => expect(useOpenCall.getState().call).toBeNull());
  expect(desk.vault.state.asked.slice(before)).toEqual([]);
  expect(desk.vault.state.calls.size).toBe(0);
});

test('a script that was left halfway is told among what was missed', async () => {
  const found = packs.find(({ pack }) => scriptOf(pack, 'representative', 'phone') !== null);
  if (!found) throw new Error('no such pack');
  await begin({ ...found, channel: 'phone' });
  await keys('{Control>}b{/Control}');
  const { shown } = call().front ?? {};
  await keys(shown?.kind === 'ask' ? (shown.answers[0]?.key ?? '') : '{F7}');
  expect(call().side?.role).toBe('representative');
  await keys('{Escape}');
  endPractice();
  const missed = await screen.findByRole('region', { name: 'Missed' });
  expect(missed.textContent).toContain('Left halfway: someone speaks for them');
  expect(screen.queryByRole('region', { name: 'Besides' })).toBeNull();
});
